package dev.novadraw.gateway.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.caller.Scope;

/**
 * The hashed client tokens and stream tickets, which are valid for a short time. They
 * become invalid with the key that issued them. A database trigger copies the hash of
 * each deleted one to {@code spent_token}.
 */
@Repository
class AccessTokenRepository {

	private static final int BATCH = 1000;

	private static final String ADD = """
			insert into access_token (hash, client, key_id, end_user, job_id, scopes, expires_at)
			values (:hash, :client, :key, :user, :job, :scopes, now() + :life * interval '1 ms')
			returning least(expires_at, case when job_id is not null then created_at + :opening * interval '1 ms' end)
			""";

	private static final String FIELDS = """
			token.client, end_user, job_id, key_id, scopes, limits::text,
				(extract(epoch from token.expires_at - now()) * 1000)::bigint as millis_left
			""";

	private static final String IS_VALID = """
			where token.hash = :hash and token.expires_at > now() and client.id = token.client
				and (token.job_id is null or token.created_at
					between now() - :opening * interval '1 ms' and now() + :opening * interval '1 ms')
				and disabled_at is null and (key_id is null or exists (
					select from api_key where id = key_id and revoked_at is null
						and (expires_at is null or expires_at > now())))
			""";

	private static final String FIND = "select " + FIELDS + "from access_token token, client " + IS_VALID;

	private static final String CONSUME = "delete from access_token token using client " + IS_VALID + "returning "
			+ FIELDS;

	private static final String WAS_VALID = """
			select exists (select from access_token where hash = :hash)
				or exists (select from spent_token where hash = :hash)
			""";

	private static final String REMOVE_EXPIRED = """
			delete from access_token where hash = any (array(
				select hash from access_token where expires_at < now() order by expires_at limit %d))
			""".formatted(BATCH);

	private static final String REMOVE_SPENT = """
			delete from spent_token where hash = any (array(
				select hash from spent_token where spent_at < now() - interval '7 days' order by spent_at limit %d))
			""".formatted(BATCH);

	/**
	 * The time within which a ticket has to be used. A stream opened with it continues
	 * until the ticket expires.
	 */
	private static final Duration OPENING = Duration.ofSeconds(60);

	private final JdbcClient jdbc;

	AccessTokenRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A valid token or ticket.
	 *
	 * @param owner the owner whose data it gives access to
	 * @param key the public part of the key that issued it, null without one
	 * @param job the only job it gives access to, null for a token
	 * @param scopes the granted scopes
	 * @param limits the limits of the client
	 * @param left the time until it and all streams opened with it end
	 */
	record Found(Owner owner, @Nullable String key, @Nullable UUID job, Set<Scope> scopes, ClientLimits limits,
			Duration left) {
	}

	/**
	 * Stores a new token or ticket.
	 * @param life the time until it expires
	 * @return the end of the time in which it can be used
	 */
	Instant add(Token token, Owner owner, @Nullable String key, @Nullable UUID job, Set<Scope> scopes, Duration life) {
		return this.jdbc.sql(ADD)
			.param("hash", token.hash())
			.param("client", owner.client())
			.param("key", key)
			.param("user", owner.user())
			.param("job", job)
			.param("scopes", new SqlArrayValue("text", scopes.stream().map(Scope::id).toArray()))
			.param("life", life.toMillis())
			.param("opening", OPENING.toMillis())
			.query(OffsetDateTime.class)
			.single()
			.toInstant();
	}

	Optional<Found> find(byte[] hash) {
		return find(FIND, hash);
	}

	/**
	 * Finds a ticket and deletes it, so that it works only once.
	 */
	Optional<Found> consume(byte[] hash) {
		return find(CONSUME, hash);
	}

	private Optional<Found> find(String statement, byte[] hash) {
		return this.jdbc.sql(statement)
			.param("hash", hash)
			.param("opening", OPENING.toMillis())
			.query(AccessTokenRepository::found)
			.optional();
	}

	/**
	 * Returns true if there is such a token or ticket, or was within about seven days.
	 */
	boolean wasValid(byte[] hash) {
		return this.jdbc.sql(WAS_VALID).param("hash", hash).query(Boolean.class).single();
	}

	/**
	 * Deletes a batch of expired tokens, oldest first. Their hashes are kept for seven
	 * days.
	 * @return true if there may be more
	 */
	boolean removeExpired() {
		return this.jdbc.sql(REMOVE_EXPIRED).update() == BATCH | this.jdbc.sql(REMOVE_SPENT).update() == BATCH;
	}

	private static Found found(ResultSet row, int number) throws SQLException {
		return new Found(new Owner(row.getString("client"), row.getString("end_user")), row.getString("key_id"),
				row.getObject("job_id", UUID.class), CredentialRepository.scopes(row),
				CredentialRepository.parse(row.getString("limits")), Duration.ofMillis(row.getLong("millis_left")));
	}

}
