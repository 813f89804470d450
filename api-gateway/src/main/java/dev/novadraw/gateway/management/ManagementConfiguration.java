package dev.novadraw.gateway.management;

import org.apache.catalina.connector.Connector;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Adds the management port to the server.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ManagementProperties.class)
class ManagementConfiguration {

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementConnector(ManagementPort port) {
		return (factory) -> {
			Connector connector = port.connector();
			if (connector != null) {
				factory.addAdditionalConnectors(connector);
			}
		};
	}

}
