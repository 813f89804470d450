package dev.novadraw.gateway.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.database.Columns;
import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.credential.CredentialWatch.Credential;

/**
 * The API keys of clients, hashed.
 */
@Repository
public class ApiKeyRepository {

	private static final String FIND = """
			select api_key.id, client, scopes, limits::text,
				coalesce(last_used_at not between now() - interval '1 minute' and now() + interval '1 minute', true)
					as unnoticed
			from api_key join client on client.id = client
			where secret_hash = :hash and revoked_at is null and (expires_at is null or expires_at > now())
				and disabled_at is null
			""";

	/**
	 * Credentials that are no longer valid. One without an API key comes from a JWT, and
	 * depends on its client alone.
	 */
	private static final String LOST = """
			select held.client, held.key from unnest(:clients, :keys) as held (client, key)
			where not exists (select from client where id = held.client and disabled_at is null)
				or (held.key is not null and not exists (
					select from api_key
					where id = held.key and revoked_at is null and (expires_at is null or expires_at > now())))
			""";

	private static final String EXISTS = """
			select exists (select from api_key where secret_hash = :hash)
			""";

	private static final String TOUCH = """
			update api_key set last_used_at = now() where id = :id
			""";

	private static final String ANY = """
			select exists (
				select from api_key join client on client.id = client
				where revoked_at is null and (expires_at is null or expires_at > now()) and disabled_at is null)
			""";

	/**
	 * Locks the client, so that concurrent commands cannot exceed the maximum of keys.
	 */
	private static final String LOCK = """
			select id from client where id = :client for update
			""";

	private static final String ACTIVE = """
			select count(*) from api_key
			where client = :client and revoked_at is null and (expires_at is null or expires_at > now())
			""";

	private static final String ADD = """
			insert into api_key (id, client, secret_hash, scopes, expires_at)
			values (:id, :client, :hash, :scopes, now() + :days * interval '1 day')
			""";

	private static final String REVOKE = """
			update api_key set revoked_at = coalesce(revoked_at, now()) where id = :id
			""";

	private static final String OF_CLIENT = """
			select * from api_key where client = :client order by created_at, id
			""";

	private final JdbcClient jdbc;

	ApiKeyRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A valid key.
	 *
	 * @param id the public part of the key
	 * @param client the client it belongs to
	 * @param scopes the granted scopes
	 * @param limits the limits of the client
	 * @param unnoticed true if no use was recorded within the last minute
	 */
	record Found(String id, String client, Set<Scope> scopes, ClientLimits limits, boolean unnoticed) {
	}

	/**
	 * A key as shown to operators.
	 *
	 * @param id the public part of the key
	 * @param scopes the granted scopes
	 * @param createdAt the time of its creation
	 * @param expiresAt the time of its expiry, null if it does not expire
	 * @param revokedAt the time of its revocation, null if it is not revoked
	 * @param lastUsedAt the time of its last use, accurate to about a minute; null if it
	 * was not used
	 */
	public record Listed(String id, List<String> scopes, Instant createdAt, @Nullable Instant expiresAt,
			@Nullable Instant revokedAt, @Nullable Instant lastUsedAt) {
	}

	Optional<Found> find(byte[] hash) {
		return this.jdbc.sql(FIND).param("hash", hash).query(ApiKeyRepository::found).optional();
	}

	/**
	 * Returns those credentials that are no longer valid.
	 */
	List<Credential> lost(Collection<Credential> held) {
		return this.jdbc.sql(LOST)
			.param("clients", new SqlArrayValue("text", held.stream().map(Credential::client).toArray()))
			.param("keys", new SqlArrayValue("text", held.stream().map(Credential::key).toArray()))
			.query((row, number) -> new Credential(row.getString("client"), row.getString("key")))
			.list();
	}

	/**
	 * Returns true if there is such a key, even if it is expired, revoked or of a
	 * disabled client.
	 */
	boolean exists(byte[] hash) {
		return this.jdbc.sql(EXISTS).param("hash", hash).query(Boolean.class).single();
	}

	void touch(String id) {
		this.jdbc.sql(TOUCH).param("id", id).update();
	}

	/**
	 * Returns true if there is any valid key.
	 */
	public boolean any() {
		return this.jdbc.sql(ANY).query(Boolean.class).single();
	}

	/**
	 * Locks a client and counts its active keys. Call it in the transaction that adds a
	 * key.
	 */
	public int countForUpdate(String client) {
		this.jdbc.sql(LOCK).param("client", client).query(String.class).optional();
		return this.jdbc.sql(ACTIVE).param("client", client).query(Integer.class).single();
	}

	/**
	 * Stores a new key.
	 * @param days the lifetime in days, null if it does not expire
	 */
	public void add(Token key, String client, Set<Scope> scopes, @Nullable Integer days) {
		this.jdbc.sql(ADD)
			.param("id", key.id())
			.param("client", client)
			.param("hash", key.hash())
			.param("scopes", new SqlArrayValue("text", scopes.stream().map(Scope::id).sorted().toArray()))
			.param("days", days)
			.update();
	}

	public boolean revoke(String id) {
		return this.jdbc.sql(REVOKE).param("id", id).update() == 1;
	}

	public List<Listed> of(String client) {
		return this.jdbc.sql(OF_CLIENT).param("client", client).query(ApiKeyRepository::listed).list();
	}

	private static Found found(ResultSet row, int number) throws SQLException {
		Set<Scope> scopes = scopes(row).stream().map(Scope::of).flatMap(Optional::stream).collect(Collectors.toSet());
		return new Found(row.getString("id"), row.getString("client"), scopes,
				Json.MAPPER.readValue(row.getString("limits"), ClientLimits.class), row.getBoolean("unnoticed"));
	}

	private static Listed listed(ResultSet row, int number) throws SQLException {
		return new Listed(row.getString("id"), scopes(row), Columns.instant(row, "created_at"),
				Columns.nullableInstant(row, "expires_at"), Columns.nullableInstant(row, "revoked_at"),
				Columns.nullableInstant(row, "last_used_at"));
	}

	static List<String> scopes(ResultSet row) throws SQLException {
		return Arrays.asList((String[]) row.getArray("scopes").getArray());
	}

}
