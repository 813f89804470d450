package dev.novadraw.engine.job;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.PlatformTransactionManager;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.dispatch.DispatchProperties;
import dev.novadraw.engine.loop.MonotonicClock;
import dev.novadraw.engine.loop.WorkLoop;
import dev.novadraw.engine.retention.RetentionProperties;

/**
 * The components that the engine's loops use, with recorded statements and without Kafka.
 * Work that is done once in an interval is due each time.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(
		basePackages = { "dev.novadraw.engine.client", "dev.novadraw.engine.lifecycle", "dev.novadraw.engine.queue",
				"dev.novadraw.engine.query", "dev.novadraw.engine.redrive", "dev.novadraw.engine.event",
				"dev.novadraw.engine.dispatch", "dev.novadraw.engine.retention" },
		lazyInit = true, excludeFilters = { @Filter(Configuration.class),
				// Loops would be started.
				@Filter(type = FilterType.ASSIGNABLE_TYPE, classes = WorkLoop.class) })
class EngineParts {

	@Bean(defaultCandidate = false)
	@AsEngine
	JdbcClient engineClient(RecordedPlans statements) {
		return JdbcClient.create(statements);
	}

	@Bean(defaultCandidate = false)
	@AsEngine
	NamedParameterJdbcTemplate engineTemplate(RecordedPlans statements) {
		return new NamedParameterJdbcTemplate(statements);
	}

	@Bean(name = AsEngine.TRANSACTIONS, defaultCandidate = false)
	@AsEngine
	PlatformTransactionManager engineTransactions(RecordedPlans statements) {
		return new JdbcTransactionManager(statements.getDataSource());
	}

	@Bean
	NamedParameterJdbcTemplate ownerTemplate() {
		return new NamedParameterJdbcTemplate(Database.APPLICATION);
	}

	@Bean
	KafkaTemplate<String, byte[]> kafka() {
		return new KafkaTemplate<>(
				new DefaultKafkaProducerFactory<>(Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", 1),
						new StringSerializer(), new ByteArraySerializer()));
	}

	@Bean
	MonotonicClock clock() {
		AtomicLong now = new AtomicLong();
		return () -> now.addAndGet(Duration.ofHours(1).toNanos());
	}

	@Bean
	MeterRegistry meters() {
		return new SimpleMeterRegistry();
	}

	@Bean
	DispatchProperties dispatchSettings() {
		return usual("nova.dispatch", DispatchProperties.class);
	}

	@Bean
	RetentionProperties retentionSettings() {
		return usual("nova.retention", RetentionProperties.class);
	}

	private static <T> T usual(String name, Class<T> settings) {
		return new Binder(new MapConfigurationPropertySource()).bindOrCreate(name, settings);
	}

}
