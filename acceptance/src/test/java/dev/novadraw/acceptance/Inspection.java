package dev.novadraw.acceptance;

import java.nio.file.Path;
import java.util.List;

import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.novadraw.embedded.EmbeddedPostgres;

/**
 * A look into the database of a standalone that is not running, to see how things stood
 * when it stopped.
 */
final class Inspection implements AutoCloseable {

	private final EmbeddedPostgres postgres;

	private final JdbcClient sql;

	Inspection(Path data) {
		this.postgres = EmbeddedPostgres.start(data.resolve("postgres"), 0);
		this.sql = JdbcClient.create(source(this.postgres));
	}

	static PGSimpleDataSource source(EmbeddedPostgres postgres) {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(postgres.jdbcUrl());
		source.setUser(postgres.username());
		source.setPassword(postgres.password());
		return source;
	}

	long count(String condition) {
		return count(this.sql, condition);
	}

	static long count(JdbcClient sql, String condition) {
		return sql.sql("select count(*) from " + condition).query(Long.class).single();
	}

	/** What no job may ever be like, in words; empty when all is well. */
	List<String> brokenPromises() {
		return brokenPromises(this.sql);
	}

	static List<String> brokenPromises(JdbcClient sql) {
		return sql.sql("""
				select 'not final: ' || id from job where finished_at is null
				union all
				select 'ended ' || count(*) || ' times: ' || job_id from job_event
				where state in ('SUCCEEDED', 'FAILED', 'CANCELED', 'EXPIRED') group by job_id having count(*) <> 1
				union all
				select 'a gap in its history: ' || job_id from job_event group by job_id having max(seq) <> count(*)
				union all
				select 'more attempts than allowed: ' || id from job where attempt > max_attempts
				union all
				select 'completed ' || count(*) || ' times: ' || job_id from job_attempt
				where outcome = 'completed' group by job_id having count(*) > 1
				""").query(String.class).list();
	}

	@Override
	public void close() {
		this.postgres.close();
	}

}
