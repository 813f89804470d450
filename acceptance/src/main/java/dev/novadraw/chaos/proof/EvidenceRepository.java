package dev.novadraw.chaos.proof;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.Columns;

/**
 * The state of the jobs in the database, which is authoritative.
 */
@Repository
public class EvidenceRepository {

	private static final String BROKEN = """
			select 'ended ' || count(seq) || ' times: ' || id from job left join job_event
				on job_id = id and job_event.state in ('SUCCEEDED', 'FAILED', 'CANCELED', 'EXPIRED')
				where id = any (:jobs) group by id
				having count(seq) <> case when bool_and(job.finished_at is not null) then 1 else 0 end
			union all
			select 'a gap in its history: ' || id from job left join job_event on job_id = id
				where id = any (:jobs) group by id, version having count(seq) <> version or max(seq) <> version
			union all
			select 'it is not what its last event says: ' || id from job
				join job_event on job_id = id and seq = version
				where id = any (:jobs) and job_event.state <> job.state
			union all
			select 'attempts in the ledger: ' || count(job_attempt.token) || ', claimed: ' || job.token || ': ' || id
				from job left join job_attempt on job_id = id
				where id = any (:jobs) and job.finished_at is not null group by id, job.token
				having count(job_attempt.token) <> job.token
			union all
			select 'completed ' || count(job_attempt.token) || ' times, is ' || state || ': ' || id
				from job left join job_attempt on job_id = id and outcome = 'completed'
				where id = any (:jobs) and job.finished_at is not null group by id, state
				having count(job_attempt.token) <> case when state = 'SUCCEEDED' then 1 else 0 end
			union all
			select 'completed by an attempt that is not its last: ' || id from job
				join job_attempt on job_id = id and outcome = 'completed'
				where id = any (:jobs) and job_attempt.token <> job.token
			""";

	private static final String RESULTS = """
			select id, input ->> 'hero_name' as hero, token, attempt, state, result::text as result,
				(select max(at) from job_event where job_id = id and job_event.state = 'RUNNING'
					and job_event.token = job.token) as begun
			from job where id = any (:jobs)
			""";

	private final DataSource database;

	private final JdbcClient jdbc;

	public EvidenceRepository(DataSource database) {
		this.database = database;
		this.jdbc = JdbcClient.create(database);
	}

	DataSource database() {
		return this.database;
	}

	/**
	 * Returns the number of rows that match, such as {@code job where state = 'RUNNING'}.
	 */
	public long count(String rows) {
		return this.jdbc.sql("select count(*) from " + rows).query(Long.class).single();
	}

	/** Returns the value of a server setting. */
	public String setting(String name) {
		return this.jdbc.sql("select current_setting(:name)").param("name", name).query(String.class).single();
	}

	/** Returns the time by the clock of the database. */
	public Instant now() {
		return this.jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
	}

	/**
	 * Returns all jobs submitted since a moment, including those that no client received
	 * a response for.
	 */
	public Set<UUID> jobsSince(Instant begin) {
		return new HashSet<>(this.jdbc.sql("select id from job where created_at >= :begin::timestamptz")
			.param("begin", begin.toString())
			.query(UUID.class)
			.list());
	}

	/** Returns the jobs among these that have not ended. */
	public List<UUID> unfinished(Collection<UUID> jobs) {
		return this.jdbc.sql("select id from job where id = any (:jobs) and finished_at is null")
			.param("jobs", array(jobs))
			.query(UUID.class)
			.list();
	}

	/** Returns the inconsistencies of these jobs, in words; empty if there are none. */
	public List<String> broken(Collection<UUID> jobs) {
		return this.jdbc.sql(BROKEN).param("jobs", array(jobs)).query(String.class).list();
	}

	/** Returns the ends of these jobs. */
	public List<Ending> endings(Collection<UUID> jobs) {
		return this.jdbc.sql(RESULTS).param("jobs", array(jobs)).query((row, number) -> {
			return new Ending(row.getObject("id", UUID.class), row.getString("hero"), row.getString("state"),
					row.getLong("token"), row.getInt("attempt"), row.getString("result"),
					Columns.nullableInstant(row, "begun"));
		}).list();
	}

	/** Returns the ids of all events of these jobs, in their published form. */
	public Set<String> events(Collection<UUID> jobs) {
		return new HashSet<>(this.jdbc.sql("select job_id || '/' || seq from job_event where job_id = any (:jobs)")
			.param("jobs", array(jobs))
			.query(String.class)
			.list());
	}

	/** Returns the ids of all events of all jobs. */
	Set<String> allEvents() {
		return new HashSet<>(this.jdbc.sql("select job_id || '/' || seq from job_event").query(String.class).list());
	}

	/** Returns the number of attempts of these jobs with an outcome. */
	public long attempts(String outcome, Collection<UUID> jobs) {
		return this.jdbc.sql("select count(*) from job_attempt where outcome = :outcome and job_id = any (:jobs)")
			.param("outcome", outcome)
			.param("jobs", array(jobs))
			.query(Long.class)
			.single();
	}

	/** Returns the number of these jobs that failed because of lost workers. */
	public long lostForGood(Collection<UUID> jobs) {
		return this.jdbc.sql(
				"select count(*) from job where problem ->> 'code' = 'WORKER_LOST' and state = 'FAILED' and id = any (:jobs)")
			.param("jobs", array(jobs))
			.query(Long.class)
			.single();
	}

	/** Terminates all connections of the system under test, and returns their number. */
	public long terminateConnections() {
		return this.jdbc.sql("""
				select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'nova'
				""").query(Long.class).single();
	}

	/** Returns the rows of a table, each as JSON. */
	public List<String> rows(String table) {
		return this.jdbc.sql("select to_jsonb(t)::text from " + table + " t").query(String.class).list();
	}

	/** Runs a statement that is part of a fault. */
	public void execute(String statement) {
		this.jdbc.sql(statement).query((row) -> {
		});
	}

	public void update(String statement) {
		this.jdbc.sql(statement).update();
	}

	private static SqlArrayValue array(Collection<UUID> jobs) {
		return new SqlArrayValue("uuid", jobs.toArray());
	}

}
