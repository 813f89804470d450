package dev.novadraw.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.queuemodel.Trace;
import dev.novadraw.queuemodel.TraceValidation;

/**
 * A view of the database of a stopped standalone.
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

	/** Returns the database of a running standalone. */
	static JdbcClient running(Path data) throws IOException {
		Path directory = data.resolve("postgres");
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(EmbeddedPostgres.running(directory).orElseThrow().jdbcUrl());
		source.setUser("nova");
		source.setPassword(Files.readString(directory.resolve("cluster/nova.password")).strip());
		return JdbcClient.create(source);
	}

	long count(String condition) {
		return count(this.sql, condition);
	}

	static long count(JdbcClient sql, String condition) {
		return sql.sql("select count(*) from " + condition).query(Long.class).single();
	}

	/** Returns all rows of all tables, as text. */
	String everything() {
		return everything(this.sql);
	}

	static String everything(JdbcClient sql) {
		return sql.sql("select tablename from pg_tables where schemaname = 'public'")
			.query(String.class)
			.list()
			.stream()
			.flatMap((table) -> sql.sql("select \"%1$s\"::text from \"%1$s\"".formatted(table))
				.query(String.class)
				.stream())
			.collect(Collectors.joining("\n"));
	}

	/** Returns the inconsistencies of all jobs, in words; empty if there are none. */
	List<String> brokenPromises() {
		return Stream.concat(brokenPromises(this.sql).stream(), trace().violations().stream()).toList();
	}

	/** Returns the validation of all jobs against the model of the queue. */
	Trace trace() {
		return TraceValidation.of(source(this.postgres));
	}

	static List<String> brokenPromises(JdbcClient sql) {
		return sql.sql("""
				select 'not final: ' || id from job where finished_at is null
				union all
				select 'ended ' || count(seq) || ' times: ' || id from job left join job_event
				on job_id = id and job_event.state in ('SUCCEEDED', 'FAILED', 'CANCELED', 'EXPIRED')
				group by id having count(seq) <> 1
				union all
				select 'a gap in its history: ' || id from job left join job_event on job_id = id
				group by id, version having count(seq) <> version or max(seq) <> version
				union all
				select 'ended otherwise than its last event says: ' || id from job
				join job_event on job_id = id and seq = version where job_event.state <> job.state
				union all
				select 'more attempts in the ledger than claimed: ' || id from job
				where token <> (select count(*) from job_attempt where job_id = id)
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
