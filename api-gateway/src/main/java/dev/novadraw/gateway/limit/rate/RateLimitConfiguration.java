package dev.novadraw.gateway.limit.rate;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.novadraw.engine.loop.PeriodicCleanup;

/**
 * The cleanup of expired rate limits.
 */
@Configuration(proxyBeanMethods = false)
class RateLimitConfiguration {

	@Bean
	PeriodicCleanup rateLimitCleanup(RateLimitRepository limits) {
		return new PeriodicCleanup("cleanup of rate limits", Duration.ofMinutes(1), limits::removeExpired);
	}

}
