package dev.novadraw.worker;

import java.util.Map;

import org.apache.coyote.AbstractProtocol;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import dev.novadraw.engine.EngineConfiguration;

/**
 * The worker as a process of its own. Its only HTTP endpoint is its health.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ EngineConfiguration.class, WorkerConfiguration.class })
public class WorkerApplication {

	private static final int HEALTH_THREADS = 8;

	private static final int HEALTH_CONNECTIONS = 200;

	/**
	 * Lets health be answered by platform threads, which need no carrier of virtual ones:
	 * attempts may keep all of those busy.
	 */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> platformThreads() {
		return (factory) -> factory.addProtocolHandlerCustomizers((protocol) -> {
			protocol.setExecutor(null);
			if (protocol instanceof AbstractProtocol<?> own) {
				own.setMaxThreads(HEALTH_THREADS);
				own.setMinSpareThreads(1);
				own.setMaxConnections(HEALTH_CONNECTIONS);
			}
		});
	}

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(WorkerApplication.class);
		application.setDefaultProperties(Map.of("spring.config.name", "nova-worker"));
		application.run(args);
	}

}
