package dev.novadraw.worker;

import java.util.List;
import java.util.Random;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.kafka.core.KafkaTemplate;

import dev.novadraw.job.Settlements;
import dev.novadraw.kind.Generator;
import dev.novadraw.kind.Kind;
import dev.novadraw.kind.OfflineAnswer;
import dev.novadraw.loop.MonotonicClock;
import dev.novadraw.worker.ai.Moderation;
import dev.novadraw.worker.ai.Providers;
import dev.novadraw.worker.drawing.JobPictures;

/**
 * The worker, to be put into an application beside the job engine. Kinds and generators
 * are found by their types.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerSettings.class)
@ComponentScan
@ComponentScan(basePackages = "dev.novadraw.kind", useDefaultFilters = false,
		includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE,
				classes = { Kind.class, Generator.class, OfflineAnswer.class }))
public class WorkerConfiguration {

	@Bean
	Generators generators(List<Generator<?, ?>> generators) {
		return new Generators(generators);
	}

	@Bean
	Settling settling(Settlements settlements, WorkerSettings settings, ApplicationEventPublisher events,
			MeterRegistry meters, Providers providers, MonotonicClock clock) {
		Backoff backoff = new Backoff(settings.backoff(), settings.backoffLimit(), new Random());
		return new Settling(settlements, backoff, events, meters, providers, clock);
	}

	@Bean
	AttemptSupport attemptSupport(JobPictures pictures, Settling settling, Moderation moderation, Providers providers,
			KafkaTemplate<String, byte[]> kafka) {
		return new AttemptSupport(pictures, settling, moderation, providers, new ProgressReports(kafka));
	}

	@Bean
	DeadLetters deadLetters(KafkaTemplate<String, byte[]> kafka, MeterRegistry meters) {
		return new DeadLetters(kafka, meters);
	}

}
