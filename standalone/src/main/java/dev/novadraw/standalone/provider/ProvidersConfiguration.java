package dev.novadraw.standalone.provider;

import java.time.InstantSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

import dev.novadraw.engine.kind.OfflineAnswer;
import dev.novadraw.worker.ai.AiConfiguration;
import dev.novadraw.worker.ai.budget.UnlimitedCallBudgetConfiguration;

/**
 * The AI providers for commands, without database, queue and generators.
 */
@Configuration(proxyBeanMethods = false)
@Import({ AiConfiguration.class, UnlimitedCallBudgetConfiguration.class })
@ComponentScan(basePackages = "dev.novadraw.kind", useDefaultFilters = false,
		includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = OfflineAnswer.class))
public class ProvidersConfiguration {

	@Bean
	InstantSource clock() {
		return InstantSource.system();
	}

	@Bean
	MeterRegistry meters() {
		return new SimpleMeterRegistry();
	}

}
