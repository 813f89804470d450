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
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaTemplate;

import dev.novadraw.engine.kind.Generator;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.OfflineAnswer;
import dev.novadraw.engine.lifecycle.SettlementRepository;
import dev.novadraw.engine.loop.MonotonicClock;
import dev.novadraw.normalization.NormalizerConfiguration;
import dev.novadraw.worker.ai.call.ProviderRouting;
import dev.novadraw.worker.ai.moderation.Moderation;
import dev.novadraw.worker.attempt.AttemptSupport;
import dev.novadraw.worker.attempt.Backoff;
import dev.novadraw.worker.attempt.GeneratorRegistry;
import dev.novadraw.worker.attempt.ProgressPublisher;
import dev.novadraw.worker.attempt.SettlementWriter;
import dev.novadraw.worker.attempt.WorkerProperties;
import dev.novadraw.worker.drawing.JobPictureLoader;
import dev.novadraw.worker.hint.DeadLetterPublisher;

/**
 * Configuration of the workers, for applications that contain the job engine. Kinds and
 * generators are found by their types.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkerProperties.class)
@Import(NormalizerConfiguration.class)
@ComponentScan
@ComponentScan(basePackages = "dev.novadraw.kind", useDefaultFilters = false,
		includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE,
				classes = { Kind.class, Generator.class, OfflineAnswer.class }))
public class WorkerConfiguration {

	@Bean
	GeneratorRegistry generators(List<Generator<?, ?>> generators) {
		return new GeneratorRegistry(generators);
	}

	@Bean
	SettlementWriter settlementWriter(SettlementRepository settlements, WorkerProperties settings,
			ApplicationEventPublisher events, MeterRegistry meters, ProviderRouting providers, MonotonicClock clock) {
		Backoff backoff = new Backoff(settings.backoff(), settings.backoffLimit(), new Random());
		return new SettlementWriter(settlements, backoff, events, meters, providers, clock);
	}

	@Bean
	AttemptSupport attemptSupport(JobPictureLoader pictures, SettlementWriter settlements, Moderation moderation,
			KafkaTemplate<String, byte[]> kafka) {
		return new AttemptSupport(pictures, settlements, moderation, new ProgressPublisher(kafka));
	}

	@Bean
	DeadLetterPublisher deadLetters(KafkaTemplate<String, byte[]> kafka, MeterRegistry meters) {
		return new DeadLetterPublisher(kafka, meters);
	}

}
