package dev.novadraw.gateway;

import java.util.List;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.KindRegistry;

/**
 * The configuration of the gateway, to be imported beside that of the job engine. Kinds
 * are found by their type.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(excludeFilters = @Filter(type = FilterType.ANNOTATION, classes = SpringBootConfiguration.class))
@ComponentScan(basePackages = "dev.novadraw.kind", useDefaultFilters = false,
		includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Kind.class))
public class GatewayConfiguration {

	@Bean
	KindRegistry kinds(List<Kind<?, ?>> kinds) {
		return new KindRegistry(kinds);
	}

}
