package dev.novadraw.engine;

import java.time.InstantSource;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

import dev.novadraw.database.DatabaseConfiguration;
import dev.novadraw.dispatch.DispatchProperties;
import dev.novadraw.job.Job;
import dev.novadraw.json.Json;
import dev.novadraw.loop.MonotonicClock;
import dev.novadraw.retention.RetentionProperties;

/**
 * The job engine as every application needs it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ DispatchProperties.class, RetentionProperties.class })
@EntityScan(basePackageClasses = Job.class)
@EnableJpaRepositories(basePackageClasses = Job.class)
@Import(DatabaseConfiguration.class)
@ComponentScan({ "dev.novadraw.client", "dev.novadraw.drawing", "dev.novadraw.object", "dev.novadraw.job",
		"dev.novadraw.event", "dev.novadraw.dispatch", "dev.novadraw.retention", "dev.novadraw.topic" })
public class EngineConfiguration {

	@Bean
	JsonMapper jsonMapper() {
		return Json.MAPPER;
	}

	/** For what people are shown. What the fleet shares is counted by the database. */
	@Bean
	InstantSource clock() {
		return InstantSource.system();
	}

	@Bean
	MonotonicClock monotonicClock() {
		return System::nanoTime;
	}

}
