package dev.novadraw.queuemodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.engine.database.Columns;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.queuemodel.History.JobRow;
import dev.novadraw.queuemodel.History.LedgerRow;
import dev.novadraw.queuemodel.History.LogRow;

/**
 * The histories of all jobs, read page by page from one snapshot.
 */
@Repository
class HistoryRepository {

	private static final int PAGE = 2000;

	private static final UUID FIRST = new UUID(0, 0);

	private static final String JOBS = """
			select id, state, attempt, max_attempts, token, version, worker, lease_until is not null as leased,
				finished_at is not null as finished, result is not null as has_result,
				problem is not null as has_problem,
				to_jsonb(job) ->> 'cancel_requested_at' is not null as cancel_requested
			from job where id > :after order by id limit :page
			""";

	private static final String EVENTS = """
			select job_id, seq, state, reason, attempt, token, worker, at
			from job_event where job_id > :after and job_id <= :last order by job_id, seq
			""";

	private static final String LEDGER = """
			select job_id, token, attempt, worker, outcome, started_at, finished_at
			from job_attempt where job_id > :after and job_id <= :last order by job_id, token
			""";

	private final JdbcClient jdbc;

	private final TransactionTemplate snapshot;

	HistoryRepository(DataSource database) {
		this.jdbc = JdbcClient.create(database);
		this.snapshot = new TransactionTemplate(new DataSourceTransactionManager(database));
		this.snapshot.setReadOnly(true);
		this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
	}

	void forEach(Consumer<History> action) {
		this.snapshot.executeWithoutResult((transaction) -> readAll(action));
	}

	private void readAll(Consumer<History> action) {
		UUID after = FIRST;
		List<JobRow> jobs = page(after);
		while (!jobs.isEmpty()) {
			UUID last = jobs.getLast().id();
			Map<UUID, List<LogRow>> events = rows(EVENTS, after, last, HistoryRepository::event);
			Map<UUID, List<LedgerRow>> ledger = rows(LEDGER, after, last, HistoryRepository::attempt);
			jobs.forEach((job) -> action.accept(new History(job, events.getOrDefault(job.id(), List.of()),
					ledger.getOrDefault(job.id(), List.of()))));
			after = last;
			jobs = page(after);
		}
	}

	private List<JobRow> page(UUID after) {
		return this.jdbc.sql(JOBS).param("after", after).param("page", PAGE).query((row, number) -> job(row)).list();
	}

	private <T> Map<UUID, List<T>> rows(String statement, UUID after, UUID last, Reader<T> reader) {
		return this.jdbc.sql(statement)
			.param("after", after)
			.param("last", last)
			.query((row, number) -> Map.entry(row.getObject("job_id", UUID.class), reader.read(row)))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

	private static JobRow job(ResultSet row) throws SQLException {
		return new JobRow(row.getObject("id", UUID.class), JobState.valueOf(row.getString("state")),
				row.getInt("attempt"), row.getInt("max_attempts"), row.getLong("token"), row.getLong("version"),
				row.getString("worker"), row.getBoolean("leased"), row.getBoolean("finished"),
				row.getBoolean("has_result"), row.getBoolean("has_problem"), row.getBoolean("cancel_requested"));
	}

	private static LogRow event(ResultSet row) throws SQLException {
		Event event = new Event(JobState.valueOf(row.getString("state")), row.getString("reason"),
				row.getInt("attempt"), row.getLong("token"), row.getString("worker"));
		return new LogRow(row.getLong("seq"), event, Columns.instant(row, "at"));
	}

	private static LedgerRow attempt(ResultSet row) throws SQLException {
		return new LedgerRow(row.getLong("token"), row.getInt("attempt"), row.getString("worker"),
				row.getString("outcome"), Columns.instant(row, "started_at"), Columns.instant(row, "finished_at"));
	}

	private interface Reader<T> {

		T read(ResultSet row) throws SQLException;

	}

}
