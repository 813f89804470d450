package dev.novadraw.gateway.connection;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets the server speak {@link LeanProtocol}.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> leanProtocol() {
		return (factory) -> factory.setProtocol(LeanProtocol.class.getName());
	}

}
