package dev.novadraw.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

import dev.novadraw.client.Owner;
import dev.novadraw.client.OwnerStatements;
import dev.novadraw.database.AsEngine;
import dev.novadraw.job.JobId;
import dev.novadraw.job.State;

/**
 * The append-only log. Events are written by the statements that change jobs; here they
 * are read, and marked once they have been published.
 */
@Repository
public class JobEvents {

	/** One relay at a time: whoever has the position may publish what follows it. */
	private static final String POSITION = """
			select tx::text, job_id, seq from event_relay for update skip locked
			""";

	/**
	 * Every transaction that is committed has a lower number than the next one to begin.
	 */
	private static final String FROM_ANOTHER_SERVER = """
			select count(*) from event_relay where tx >= pg_snapshot_xmax(pg_current_snapshot())
			""";

	/**
	 * By transaction, and only up to the oldest that is still open: transactions commit
	 * in another order than they begin, and what commits late must not be passed over.
	 */
	private static final String NEXT = """
			select event.*, (select kind from job where id = job_id) as kind from job_event event
			where (tx, job_id, seq) > (:tx::xid8, :job, :seq) and tx < pg_snapshot_xmin(pg_current_snapshot())
			order by tx, job_id, seq limit :batch
			""";

	private static final String PUBLISHED = """
			update event_relay set (tx, job_id, seq) = (
				select tx, job_id, seq from job_event where job_id = :job and seq = :seq)
			""";

	/** Nothing that is committed from now on comes before this. */
	private static final String NOW = """
			select pg_snapshot_xmin(pg_current_snapshot())::text
			""";

	private static final String TAIL = """
			select job_id, seq, tx::text as tx from job_event
			where (tx, job_id, seq) > (:tx::xid8, :job, :seq) and tx < pg_snapshot_xmin(pg_current_snapshot())
			order by tx, job_id, seq limit :batch
			""";

	private static final String AFTER = """
			select job_event.*, job.kind, known.seq as known from unnest(:jobs, :seqs) as known (job_id, seq)
			join job on job.id = known.job_id and job.client = :client and (:user = '' or job.end_user = :user)
			join job_event on job_event.job_id = job.id and job_event.seq > known.seq
			order by job_event.job_id, job_event.seq
			""";

	private static final UUID BEFORE_ALL = new UUID(0, 0);

	private static final String HISTORY = """
			select job_event.*, job.kind from job_event join job on job.id = job_event.job_id
			where job_id = :job order by seq
			""";

	private final JdbcClient jdbc;

	private final OwnerStatements owned;

	JobEvents(@AsEngine JdbcClient jdbc, OwnerStatements owned) {
		this.jdbc = jdbc;
		this.owned = owned;
	}

	/**
	 * Checks that the position was reached on this server: nothing would follow it
	 * otherwise.
	 * @throws IllegalStateException if the database was restored from another server
	 */
	void checkPosition() {
		if (this.jdbc.sql(FROM_ANOTHER_SERVER).query(Integer.class).single() > 0) {
			throw new IllegalStateException("The event log was restored from another server: "
					+ "run deploy/after-restore.sql (docs/operations.md)");
		}
	}

	/**
	 * The next events to be published. Nobody else gets any until the transaction is
	 * over.
	 */
	List<JobEvent> next(int batch) {
		return this.jdbc.sql(POSITION)
			.query((row, number) -> after(row.getString("tx"), row.getObject("job_id", UUID.class), row.getLong("seq"),
					batch))
			.optional()
			.orElse(List.of());
	}

	private List<JobEvent> after(String tx, UUID job, long seq, int batch) {
		return this.jdbc.sql(NEXT)
			.param("tx", tx)
			.param("job", job)
			.param("seq", seq)
			.param("batch", batch)
			.query(JobEvents::event)
			.list();
	}

	/**
	 * Says that everything up to this event has been published.
	 */
	void published(JobEvent last) {
		this.jdbc.sql(PUBLISHED).param("job", last.job().value()).param("seq", last.seq()).update();
	}

	/**
	 * The end of the log.
	 *
	 * @param jobs what the events after some position are about
	 * @param position of the last of them
	 * @param isFull whether there may be more
	 */
	public record Tail(Set<JobId> jobs, EventPosition position, boolean isFull) {
	}

	/**
	 * The position of now, before everything that has yet to be committed.
	 */
	public EventPosition now() {
		return new EventPosition(this.jdbc.sql(NOW).query(String.class).single(), BEFORE_ALL, 0);
	}

	/**
	 * What was logged after a position.
	 */
	public Tail after(EventPosition position, int batch) {
		List<EventPosition> found = this.jdbc.sql(TAIL)
			.param("tx", position.tx())
			.param("job", position.job())
			.param("seq", position.seq())
			.param("batch", batch)
			.query((row, number) -> new EventPosition(row.getString("tx"), row.getObject("job_id", UUID.class),
					row.getLong("seq")))
			.list();
		Set<JobId> jobs = found.stream().map((one) -> new JobId(one.job())).collect(Collectors.toSet());
		return new Tail(jobs, found.isEmpty() ? position : found.getLast(), found.size() == batch);
	}

	/**
	 * One event of a job.
	 */
	public record Known(JobId job, long seq) {
	}

	/**
	 * What happened to jobs of an owner after events that are known.
	 * @return for each of them what came later, oldest first
	 */
	public List<List<JobEvent>> after(List<Known> known, Owner owner) {
		List<Known> distinct = known.stream().distinct().toList();
		Map<String, ?> parameters = Map.of("jobs",
				new SqlArrayValue("uuid", distinct.stream().map((one) -> one.job().value()).toArray()), "seqs",
				new SqlArrayValue("bigint", distinct.stream().map(Known::seq).toArray()));
		Map<Known, List<JobEvent>> later = new HashMap<>();
		this.owned.query(owner, AFTER, parameters,
				(row, number) -> later
					.computeIfAbsent(new Known(id(row), row.getLong("known")), (key) -> new ArrayList<>())
					.add(event(row, number)));
		return known.stream().map((one) -> later.getOrDefault(one, List.of())).toList();
	}

	private static JobId id(ResultSet row) throws SQLException {
		return new JobId(row.getObject("job_id", UUID.class));
	}

	/**
	 * All that happened to one job, oldest first.
	 */
	public List<JobEvent> of(JobId job) {
		return this.jdbc.sql(HISTORY).param("job", job.value()).query(JobEvents::event).list();
	}

	private static JobEvent event(ResultSet row, int number) throws SQLException {
		return new JobEvent(id(row), row.getLong("seq"), row.getString("kind"), State.valueOf(row.getString("state")),
				row.getString("reason"), row.getInt("attempt"), row.getObject("at", OffsetDateTime.class).toInstant());
	}

}
