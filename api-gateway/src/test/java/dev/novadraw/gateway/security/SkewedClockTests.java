package dev.novadraw.gateway.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import dev.novadraw.gateway.EventStream;
import dev.novadraw.gateway.EventStream.Event;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A gateway whose clock is hours ahead or behind. Validity periods follow the clock of
 * the database.
 */
class SkewedClockTests {

	private static final AtomicReference<Duration> SKEW = new AtomicReference<>(Duration.ZERO);

	private static final Duration GOOD_FOR = Duration.ofSeconds(8);

	private static final Gateway GATEWAY = Gateway.start(SkewedClock.class, Servers.KAFKA.bootstrapServers());

	private final TestClient client = new TestClient(GATEWAY);

	private final Reply job = GATEWAY.post("/v1/stories",
			Multipart.drawing(TestDrawings.png(60, 60)).field("user", "child-1"), "Authorization",
			this.client.bearer());

	static class SkewedClock {

		@Bean
		@Primary
		InstantSource skewedClock() {
			return () -> Instant.now().plus(SKEW.get());
		}

	}

	@AfterAll
	static void stop() {
		GATEWAY.stop();
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, -2 })
	void endsWaitsAndStreamsWithTheCredential(int hours) {
		SKEW.set(Duration.ofHours(hours));
		String token = expiringToken();
		long begin = System.nanoTime();
		try (EventStream stream = EventStream.open(this.job.at("/urls/events"), "Authorization", token)) {
			assertThat(stream.status()).isEqualTo(200);
			Reply waited = GATEWAY.get("/v1/jobs/" + this.job.at("/id"), "Authorization", token, "Prefer", "wait=60");
			Duration wait = Duration.ofNanos(System.nanoTime() - begin);
			List<Event> events = stream.rest();

			assertThat(waited.status()).isEqualTo(200);
			assertThat(wait).isBetween(GOOD_FOR.dividedBy(2), Duration.ofSeconds(50));
			assertThat(events).extracting(Event::name).startsWith("snapshot").endsWith("expired");
		}
	}

	private String expiringToken() {
		Reply token = GATEWAY.post("/v1/client-tokens", "application/json",
				"{\"user\": \"child-1\", \"ttl_seconds\": 60}", "Authorization", this.client.bearer());
		GATEWAY.sql()
			.sql("update access_token set expires_at = now() + ? * interval '1 s' where client = ?")
			.param(GOOD_FOR.toSeconds())
			.param(this.client.name())
			.update();
		return "Bearer " + token.at("/token");
	}

}
