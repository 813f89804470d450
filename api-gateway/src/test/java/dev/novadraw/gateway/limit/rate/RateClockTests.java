package dev.novadraw.gateway.limit.rate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.novadraw.embedded.postgres.EmbeddedPostgres.Address;
import dev.novadraw.engine.client.Owner;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.caller.Caller;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.problem.ApiProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Rates when the clocks of the database and of the process differ.
 */
class RateClockTests {

	private static final Duration AHEAD = Duration.ofHours(30);

	/**
	 * The same limit per minute and per day, so that the next job is possible only long
	 * after any test.
	 */
	private static final int JOBS = 3;

	private static final Duration UNTIL_THE_NEXT = Duration.ofDays(1).dividedBy(JOBS);

	private static final ClientLimits LIMITS = new ClientLimits(1, 1, JOBS, JOBS, 1, null, null, null, null, null);

	private static final String RIGHT = "public";

	/** A search path that hides the clock functions of the server. */
	private static final String WRONG = "clock_ahead,public,pg_catalog";

	private final JdbcClient administrator = Gateway.shared().sql();

	private final Caller caller = new Caller(Owner.of("client-" + UUID.randomUUID()), null, Set.of(), null, LIMITS,
			null);

	@BeforeEach
	void makeClock() {
		this.administrator.sql("create schema clock_ahead").update();
		this.administrator.sql("grant usage on schema clock_ahead to public").update();
		for (String name : List.of("clock_timestamp", "now")) {
			this.administrator.sql("""
					create function clock_ahead.%1$s() returns timestamptz language sql stable
					as $$ select pg_catalog.%1$s() + interval '%2$d s' $$
					""".formatted(name, AHEAD.toSeconds())).update();
		}
	}

	@AfterEach
	void removeClock() {
		this.administrator.sql("drop schema clock_ahead cascade").update();
	}

	@Test
	void countsByTheClockOfTheDatabase() {
		rateLimits(WRONG).job(this.caller, LIMITS);

		assertIsAbout(expiry(), Instant.now().plus(AHEAD).plus(UNTIL_THE_NEXT));
	}

	@Test
	void restartsWhenTheDatabaseClockIsSetBack() {
		useUp(rateLimits(WRONG));

		rateLimits(RIGHT).job(this.caller, LIMITS);

		assertIsAbout(expiry(), Instant.now().plus(UNTIL_THE_NEXT));
	}

	@Test
	void sharesCountsUntilTheyExpire() {
		useUp(rateLimits(RIGHT));
		RateLimiter other = rateLimits(RIGHT);
		// The first may succeed, because one earlier job may not be stored yet.
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> {
			other.job(this.caller, LIMITS);
			other.job(this.caller, LIMITS);
		});

		repository(WRONG).removeExpired();

		assertThatNoException().isThrownBy(() -> rateLimits(RIGHT).job(this.caller, LIMITS));
	}

	private void useUp(RateLimiter limits) {
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> {
			for (int i = 0; i <= JOBS; i++) {
				limits.job(this.caller, LIMITS);
			}
		});
	}

	private static RateLimiter rateLimits(String schemas) {
		return new RateLimiter(database(schemas), new RateClock(repository(schemas)));
	}

	private static RateLimitRepository repository(String schemas) {
		return new RateLimitRepository(JdbcClient.create(database(schemas)));
	}

	private static DataSource database(String schemas) {
		Address login = Servers.POSTGRES.application();
		PGSimpleDataSource database = new PGSimpleDataSource();
		database.setUrl(login.jdbcUrl());
		database.setUser(login.username());
		database.setPassword(login.password());
		database.setOptions("-c role=nova_gateway -c search_path=" + schemas);
		return database;
	}

	private Instant expiry() {
		String id = "jobs %s %d %d".formatted(this.caller.client(), JOBS, JOBS);
		long millis = this.administrator.sql("select expires_at from rate_limit where id = ?")
			.param(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString())
			.query(Long.class)
			.single();
		return Instant.ofEpochMilli(millis);
	}

	private static void assertIsAbout(Instant actual, Instant expected) {
		assertThat(actual).isBetween(expected.minus(Duration.ofMinutes(10)), expected.plus(Duration.ofMinutes(10)));
	}

}
