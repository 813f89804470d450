package dev.novadraw.standalone.evaluation;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

import dev.novadraw.engine.kind.Generator;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.standalone.provider.ProvidersConfiguration;
import dev.novadraw.worker.ai.StartupProbeConfiguration;

/**
 * The generators and their AI providers, without database and queue.
 */
@Configuration(proxyBeanMethods = false)
@Import({ ProvidersConfiguration.class, StartupProbeConfiguration.class })
@ComponentScan(basePackages = "dev.novadraw.kind", useDefaultFilters = false,
		includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = { Kind.class, Generator.class }))
class EvaluationConfiguration {

}
