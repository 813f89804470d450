package dev.novadraw.worker;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

import dev.novadraw.engine.EngineConfiguration;

/**
 * The worker as a process of its own. Its only HTTP endpoint is its health.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ EngineConfiguration.class, WorkerConfiguration.class })
public class WorkerApplication {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(WorkerApplication.class);
		application.setDefaultProperties(Map.of("spring.config.name", "nova-worker"));
		application.run(args);
	}

}
