package dev.novadraw.gateway.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
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
import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.credential.CredentialWatch.Standing;

/**
 * The keys of clients, hashed.
 */
@Repository
public class ApiKeyRepository {

	private static final String VALID = """
			revoked_at is null and (expires_at is null or expires_at > now()) and disabled_at is null
			""";

	private static final String FIND = """
			select api_key.id, client, scopes, limits::text,
				coalesce(last_used_at not between now() - interval '1 minute' and now() + interval '1 minute', true)
					as unnoticed
			from api_key join client on client.id = client
			where secret_hash = :hash and
			""" + VALID;

	/**
	 * A caller without a key of ours came with a JWT, and is one as long as its client.
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
			select exists (select from api_key join client on client.id = client where
			""" + VALID + ")";

	/** Locks the client, so that two at once cannot make three. */
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
	 * A key that may be used.
	 *
	 * @param id its public part
	 * @param client whose it is
	 * @param scopes what it is for
	 * @param limits those of the client
	 * @param unnoticed whether it has not been noted lately that it is in use
	 */
	record Found(String id, String client, Set<Scope> scopes, ClientLimits limits, boolean unnoticed) {
	}

	/**
	 * A key as its owner's operator sees it.
	 *
	 * @param id its public part
	 * @param scopes what it is for
	 * @param createdAt when it was made
	 * @param expiresAt until when it may be used
	 * @param revokedAt since when it may not be used any more
	 * @param lastUsedAt when it was used, give or take a minute
	 */
	public record Listed(String id, List<String> scopes, Instant createdAt, @Nullable Instant expiresAt,
			@Nullable Instant revokedAt, @Nullable Instant lastUsedAt) {
	}

	Optional<Found> find(byte[] hash) {
		return this.jdbc.sql(FIND).param("hash", hash).query(ApiKeyRepository::found).optional();
	}

	/**
	 * Those of some standings that are good for nothing any more.
	 */
	List<Standing> lost(Collection<Standing> held) {
		return this.jdbc.sql(LOST)
			.param("clients", new SqlArrayValue("text", held.stream().map(Standing::client).toArray()))
			.param("keys", new SqlArrayValue("text", held.stream().map(Standing::key).toArray()))
			.query((row, number) -> new Standing(row.getString("client"), row.getString("key")))
			.list();
	}

	/**
	 * Says whether there is such a key, be it expired, revoked or of a disabled client.
	 */
	boolean exists(byte[] hash) {
		return this.jdbc.sql(EXISTS).param("hash", hash).query(Boolean.class).single();
	}

	void touch(String id) {
		this.jdbc.sql(TOUCH).param("id", id).update();
	}

	/**
	 * Whether there is any key that may be used.
	 */
	public boolean any() {
		return this.jdbc.sql(ANY).query(Boolean.class).single();
	}

	/**
	 * How many keys of a client may be used; to be called in the transaction that adds
	 * one.
	 */
	public int countForUpdate(String client) {
		this.jdbc.sql(LOCK).param("client", client).query(String.class).optional();
		return this.jdbc.sql(ACTIVE).param("client", client).query(Integer.class).single();
	}

	/**
	 * Keeps a new key.
	 * @param days how long it may be used, null for ever
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
		return new Listed(row.getString("id"), scopes(row),
				row.getObject("created_at", OffsetDateTime.class).toInstant(), instant(row, "expires_at"),
				instant(row, "revoked_at"), instant(row, "last_used_at"));
	}

	static List<String> scopes(ResultSet row) throws SQLException {
		return Arrays.asList((String[]) row.getArray("scopes").getArray());
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
		return (at != null) ? at.toInstant() : null;
	}

}
