package dev.novadraw.engine;

import java.time.InstantSource;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import dev.novadraw.engine.database.DatabaseConfiguration;
import dev.novadraw.engine.dispatch.DispatchProperties;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.loop.MonotonicClock;
import dev.novadraw.engine.retention.RetentionProperties;

/**
 * The beans of the job engine that every application needs.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ DispatchProperties.class, RetentionProperties.class })
@Import(DatabaseConfiguration.class)
@ComponentScan({ "dev.novadraw.engine.client", "dev.novadraw.engine.drawing", "dev.novadraw.engine.object",
		"dev.novadraw.engine.lifecycle", "dev.novadraw.engine.queue", "dev.novadraw.engine.query",
		"dev.novadraw.engine.redrive", "dev.novadraw.engine.event", "dev.novadraw.engine.dispatch",
		"dev.novadraw.engine.retention", "dev.novadraw.engine.topic" })
public class EngineConfiguration {

	@Bean
	JsonMapper jsonMapper() {
		return Json.MAPPER;
	}

	/**
	 * The wall clock for times shown to people. Times that processes share come from the
	 * database.
	 */
	@Bean
	InstantSource clock() {
		return InstantSource.system();
	}

	@Bean
	MonotonicClock monotonicClock() {
		return System::nanoTime;
	}

}
