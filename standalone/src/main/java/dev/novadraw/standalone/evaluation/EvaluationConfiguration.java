package dev.novadraw.standalone.evaluation;

import java.time.InstantSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

import dev.novadraw.engine.kind.Generator;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.OfflineAnswer;
import dev.novadraw.worker.ai.AiConfiguration;
import dev.novadraw.worker.ai.budget.UnlimitedCallBudgetConfiguration;

/**
 * The generators and their AI providers, without database and queue.
 */
@Configuration(proxyBeanMethods = false)
@Import({ AiConfiguration.class, UnlimitedCallBudgetConfiguration.class })
@ComponentScan(basePackages = "dev.novadraw.kind", useDefaultFilters = false,
		includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE,
				classes = { Kind.class, Generator.class, OfflineAnswer.class }))
class EvaluationConfiguration {

	@Bean
	InstantSource clock() {
		return InstantSource.system();
	}

	@Bean
	MeterRegistry meters() {
		return new SimpleMeterRegistry();
	}

}
