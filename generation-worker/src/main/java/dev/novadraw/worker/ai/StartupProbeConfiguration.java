package dev.novadraw.worker.ai;

import java.time.InstantSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.novadraw.worker.ai.check.StartupProbe;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.provider.AiProperties;
import dev.novadraw.worker.ai.provider.RouteRegistry;

/**
 * The check of the providers when an application has started.
 */
@Configuration(proxyBeanMethods = false)
public class StartupProbeConfiguration {

	@Bean
	StartupProbe startupProbe(AiProperties settings, RouteRegistry routes, ProviderHttpClient http,
			InstantSource clock) {
		return new StartupProbe(settings, routes, http, AiConfiguration.today(clock));
	}

}
