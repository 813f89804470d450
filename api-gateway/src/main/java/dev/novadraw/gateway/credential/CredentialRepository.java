package dev.novadraw.gateway.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.credential.CredentialWatch.Credential;

/**
 * The look-ups of API keys, by hash, and of clients, as each request needs them.
 */
@Repository
public class CredentialRepository {

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

	private static final String EXISTS = "select exists (select from api_key where secret_hash = :hash)";

	private static final String TOUCH = "update api_key set last_used_at = now() where id = :id";

	private static final String LIMITS = "select limits::text from client where id = :id and disabled_at is null";

	private static final String ANY = """
			select exists (
				select from api_key join client on client.id = client
				where revoked_at is null and (expires_at is null or expires_at > now()) and disabled_at is null)
			""";

	private final JdbcClient jdbc;

	CredentialRepository(@AsEngine JdbcClient jdbc) {
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

	Optional<Found> find(byte[] hash) {
		return this.jdbc.sql(FIND).param("hash", hash).query(CredentialRepository::found).optional();
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

	/**
	 * Returns the limits of a client; empty if it is unknown or disabled.
	 */
	Optional<ClientLimits> limits(String client) {
		return this.jdbc.sql(LIMITS)
			.param("id", client)
			.query(String.class)
			.optional()
			.map(CredentialRepository::parse);
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

	private static Found found(ResultSet row, int number) throws SQLException {
		return new Found(row.getString("id"), row.getString("client"), scopes(row), parse(row.getString("limits")),
				row.getBoolean("unnoticed"));
	}

	static ClientLimits parse(String json) {
		return Json.MAPPER.readValue(json, ClientLimits.class);
	}

	static Set<Scope> scopes(ResultSet row) throws SQLException {
		return Scope.known(Arrays.stream((String[]) row.getArray("scopes").getArray()));
	}

}
