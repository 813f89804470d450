package dev.novadraw.gateway.connection;

import java.net.InetAddress;
import java.util.function.Predicate;

import org.apache.catalina.util.NetMaskSet;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.novadraw.engine.connection.ConnectionProperties;
import dev.novadraw.engine.connection.LeanProtocol;

/**
 * The configuration that makes the server use {@link LeanProtocol}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionProperties.class)
class ConnectionConfiguration {

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> leanProtocol(ConnectionProperties limits,
			ServerProperties server, TomcatServerProperties tomcat) {
		Predicate<InetAddress> proxies = proxies(server, tomcat);
		return (factory) -> {
			factory.setProtocol(LeanProtocol.class.getName());
			factory.addConnectorCustomizers(LeanProtocol::allowManyLanguages);
			factory.addProtocolHandlerCustomizers((protocol) -> ((LeanProtocol) protocol).limit(limits, proxies));
		};
	}

	/**
	 * Returns the addresses exempt from limits: a proxy connects for all of its clients.
	 */
	private static Predicate<InetAddress> proxies(ServerProperties server, TomcatServerProperties tomcat) {
		if (server.getForwardHeadersStrategy() != ForwardHeadersStrategy.NATIVE) {
			return (address) -> false;
		}
		NetMaskSet proxies = NetMaskSet.parse(tomcat.getRemoteip().getInternalProxies());
		return proxies::contains;
	}

}
