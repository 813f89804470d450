package dev.novadraw.gateway.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.database.Columns;

/**
 * The table {@code audit}. The database rejects updates and deletions of its rows.
 */
@Repository
public class AuditRepository {

	private static final String ADD = """
			insert into audit (id, client, key_id, operator, action, subject)
			values (:id, :client, :key, :operator, :action, :subject)
			""";

	private static final String LIST = """
			select * from audit
			where (:client::text is null or client = :client) and (:after::uuid is null or id < :after)
			order by id desc limit :limit
			""";

	/** The generator of ids, which increase within one process. */
	private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

	private final JdbcClient jdbc;

	AuditRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(@Nullable String client, @Nullable String key, @Nullable String operator, String action, String subject) {
		this.jdbc.sql(ADD)
			.param("id", this.ids.generate())
			.param("client", client)
			.param("key", key)
			.param("operator", operator)
			.param("action", action)
			.param("subject", subject)
			.update();
	}

	List<AuditEntry> list(@Nullable String client, @Nullable UUID after, int limit) {
		return this.jdbc.sql(LIST)
			.param("client", client)
			.param("after", after)
			.param("limit", limit)
			.query(AuditRepository::entry)
			.list();
	}

	private static AuditEntry entry(ResultSet row, int number) throws SQLException {
		return new AuditEntry(row.getObject("id", UUID.class), Columns.instant(row, "at"), row.getString("client"),
				row.getString("key_id"), row.getString("operator"), row.getString("action"), row.getString("subject"));
	}

}
