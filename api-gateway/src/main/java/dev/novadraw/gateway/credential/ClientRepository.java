package dev.novadraw.gateway.credential;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.database.Columns;
import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.caller.ClientLimits;

/**
 * The table {@code client}.
 */
@Repository
public class ClientRepository {

	private static final String FIND_ENABLED = """
			select limits::text from client where id = :id and disabled_at is null
			""";

	private static final String ALL = """
			select *, limits::text as limits_text,
				(select count(*) from api_key where client = client.id and revoked_at is null
					and (expires_at is null or expires_at > now())) as keys
			from client
			""";

	private static final String ADD = """
			insert into client (id, test) values (:id, :test) on conflict do nothing
			""";

	private static final String CHANGE = """
			update client set limits = :limits::jsonb, keep_days = :keepDays,
				disabled_at = case when :enabled then null else coalesce(disabled_at, now()) end
			where id = :id
			""";

	private final JdbcClient jdbc;

	ClientRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A client as shown to operators.
	 *
	 * @param id the name of the client
	 * @param test true if its jobs are run by the offline model
	 * @param limits the limits that differ from the defaults
	 * @param keepDays the number of days for which its finished jobs are kept, null for
	 * the default
	 * @param disabledAt the time at which it was disabled, null if it is enabled
	 * @param createdAt the time of its creation
	 * @param keys the number of its active keys
	 */
	public record Listed(String id, boolean test, ClientLimits limits, @Nullable Integer keepDays,
			@Nullable Instant disabledAt, Instant createdAt, int keys) {
	}

	Optional<ClientLimits> findEnabled(String id) {
		return this.jdbc.sql(FIND_ENABLED).param("id", id).query(String.class).optional().map(ClientRepository::limits);
	}

	public Optional<Listed> find(String id) {
		return this.jdbc.sql(ALL + " where id = :id").param("id", id).query(ClientRepository::listed).optional();
	}

	public List<Listed> all() {
		return this.jdbc.sql(ALL + " order by id").query(ClientRepository::listed).list();
	}

	/**
	 * Adds a client.
	 * @return false if the name is taken
	 */
	public boolean add(String id, boolean test) {
		return this.jdbc.sql(ADD).param("id", id).param("test", test).update() == 1;
	}

	/**
	 * Updates the limits, retention and access of a client.
	 */
	public void change(String id, ClientLimits limits, @Nullable Integer keepDays, boolean enabled) {
		this.jdbc.sql(CHANGE)
			.param("id", id)
			.param("limits", Json.MAPPER.writeValueAsString(limits))
			.param("keepDays", keepDays)
			.param("enabled", enabled)
			.update();
	}

	private static Listed listed(ResultSet row, int number) throws SQLException {
		Integer keepDays = (Integer) row.getObject("keep_days");
		return new Listed(row.getString("id"), row.getBoolean("test"), limits(row.getString("limits_text")), keepDays,
				Columns.nullableInstant(row, "disabled_at"), Columns.instant(row, "created_at"), row.getInt("keys"));
	}

	private static ClientLimits limits(String json) {
		return Json.MAPPER.readValue(json, ClientLimits.class);
	}

}
