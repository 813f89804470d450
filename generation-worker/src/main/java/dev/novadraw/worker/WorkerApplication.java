package dev.novadraw.worker;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import dev.novadraw.engine.EngineConfiguration;
import dev.novadraw.engine.connection.ConnectionProperties;
import dev.novadraw.engine.connection.LeanProtocol;

/**
 * The worker as a separate process. Its only HTTP endpoint reports its health.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(ConnectionProperties.class)
@Import({ EngineConfiguration.class, WorkerConfiguration.class })
public class WorkerApplication {

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> healthPort(ConnectionProperties limits) {
		return (factory) -> {
			factory.setProtocol(LeanProtocol.class.getName());
			factory.addConnectorCustomizers(LeanProtocol::allowManyLanguages);
			factory.addProtocolHandlerCustomizers((protocol) -> ((LeanProtocol) protocol).serveManagement(limits));
		};
	}

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(WorkerApplication.class);
		application.setDefaultProperties(Map.of("spring.config.name", "nova-worker"));
		application.run(args);
	}

}
