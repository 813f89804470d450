package dev.novadraw.gateway.idempotency;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.novadraw.engine.loop.PeriodicCleanup;

/**
 * The cleanup of idempotency keys, which expire after a day.
 */
@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

	@Bean
	PeriodicCleanup idempotencyKeyCleanup(IdempotencyKeyRepository keys) {
		return new PeriodicCleanup("cleanup of idempotency keys", Duration.ofMinutes(1), keys::removeExpired);
	}

}
