package dev.novadraw.gateway.body;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The configuration of limits on request bodies.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BodyProperties.class)
class BodyConfiguration {

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadBodies(BodyProperties settings) {
		return (factory) -> factory.addEngineValves(new UnreadBodyDrain(settings));
	}

}
