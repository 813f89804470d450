package dev.novadraw.gateway.credential;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.novadraw.engine.loop.PeriodicCleanup;

/**
 * The cleanup of expired tokens and tickets.
 */
@Configuration(proxyBeanMethods = false)
class CredentialConfiguration {

	@Bean
	PeriodicCleanup expiredTokenCleanup(AccessTokenRepository tokens) {
		return new PeriodicCleanup("cleanup of expired tokens", Duration.ofMinutes(1), tokens::removeExpired);
	}

}
