package dev.novadraw.standalone.doctor;

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
 * The AI providers, without generators, database and queue.
 */
@Configuration(proxyBeanMethods = false)
@Import({ AiConfiguration.class, UnlimitedCallBudgetConfiguration.class })
@ComponentScan(basePackages = "dev.novadraw.kind", useDefaultFilters = false,
		includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = OfflineAnswer.class))
class DoctorConfiguration {

	@Bean
	InstantSource clock() {
		return InstantSource.system();
	}

	@Bean
	MeterRegistry meters() {
		return new SimpleMeterRegistry();
	}

}
