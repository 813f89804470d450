package dev.novadraw.engine.job;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerJdbcClient;
import dev.novadraw.engine.database.SqlResource;
import dev.novadraw.engine.dispatch.Fleet;
import dev.novadraw.engine.drawing.PlacedDrawing;
import dev.novadraw.engine.lifecycle.ClaimRepository;
import dev.novadraw.engine.lifecycle.RecoveryBounds;
import dev.novadraw.engine.lifecycle.RecoveryRepository;
import dev.novadraw.engine.lifecycle.SettlementRepository;
import dev.novadraw.engine.lifecycle.SubmissionRepository;
import dev.novadraw.engine.queue.BacklogRepository;
import dev.novadraw.engine.schema.OwnerLogin;
import dev.novadraw.engine.schema.SchemaMigration;

/**
 * A real database for tests of statements, started once, with the operations that tests
 * use.
 */
public final class Database {

	/** The timeout of all waits, long enough for a busy machine. */
	private static final Duration BUSY_MACHINE = Duration.ofMinutes(2);

	public static final Duration ALIVE = Duration.ofSeconds(15);

	public static final Set<String> KINDS = Set.of("story");

	public static final Duration LEASE = Duration.ofSeconds(15);

	private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres
		.start(Path.of("target/test-postgres").toAbsolutePath(), 0);

	public static final EmbeddedPostgres.Address ADMINISTRATOR_LOGIN = new EmbeddedPostgres.Address(POSTGRES.jdbcUrl(),
			POSTGRES.username(), POSTGRES.password());

	public static final EmbeddedPostgres.Address OWNER_LOGIN = POSTGRES.owner();

	public static final EmbeddedPostgres.Address APPLICATION_LOGIN = POSTGRES.application();

	private static final DataSource ADMINISTRATOR = connect(ADMINISTRATOR_LOGIN, "");

	/** Connections of the application without a role. */
	public static final DataSource APPLICATION = connect(APPLICATION_LOGIN, "");

	/** Connections of the application with the engine's role. */
	public static final DataSource ENGINE = connect(APPLICATION_LOGIN, "-c role=nova_engine");

	private static final JdbcClient STATEMENTS = JdbcClient.create(ENGINE);

	/**
	 * Submits with the role of the engine, and within its transaction if there is one.
	 */
	private static final SubmissionRepository WITHIN = new SubmissionRepository(new EngineJdbcClient());

	private final NoArgGenerator ids = Generators.timeBasedEpochRandomGenerator();

	/** Statements of an administrator, who bypasses row-level security. */
	public final JdbcClient sql = JdbcClient.create(ADMINISTRATOR);

	/** Statements with the engine's role. */
	public final JdbcClient engine = STATEMENTS;

	public final SubmissionRepository submissions = new SubmissionRepository(
			new OwnerJdbcClient(new NamedParameterJdbcTemplate(APPLICATION)));

	public final ClaimRepository claims = new ClaimRepository(STATEMENTS);

	public final BacklogRepository backlog = new BacklogRepository(new NamedParameterJdbcTemplate(ENGINE));

	public final SettlementRepository settlements = new SettlementRepository(STATEMENTS);

	public final RecoveryRepository recovery = new RecoveryRepository(STATEMENTS);

	static {
		migrate();
	}

	public Database() {
		this.sql.sql("""
				truncate job, job_event, job_attempt, drawing, worker, dispatch_rule, dispatch_budget, redrive,
					idempotency_key, object_garbage, tombstone, erasure cascade""").update();
		changeSweep("looked_at = now(), looking_since = '-infinity'");
	}

	private static DataSource connect(EmbeddedPostgres.Address address, String options) {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(address.jdbcUrl());
		source.setUser(address.username());
		source.setPassword(address.password());
		// The data need not survive a crash of the server.
		source.setOptions(options + " -c synchronous_commit=off");
		HikariDataSource pool = new HikariDataSource();
		pool.setDataSource(source);
		pool.setMaximumPoolSize(30);
		pool.setMinimumIdle(0);
		pool.setConnectionTimeout(BUSY_MACHINE.toMillis());
		return pool;
	}

	private static void migrate() {
		Flyway.configure().dataSource(connect(OWNER_LOGIN, "")).cleanDisabled(false).load().clean();
		SchemaMigration.migrate(OWNER_LOGIN.jdbcUrl(), new OwnerLogin(OWNER_LOGIN.username(), OWNER_LOGIN.password()));
	}

	/**
	 * Runs work in a transaction that stays open until the work is done.
	 */
	public static void inTransaction(Consumer<JdbcClient> work) {
		new TransactionTemplate(new DataSourceTransactionManager(ENGINE))
			.executeWithoutResult((status) -> work.accept(STATEMENTS));
	}

	/**
	 * Runs work with the statistics of an empty job table. Otherwise plans would depend
	 * on the runs of autovacuum.
	 */
	void withStatisticsOfNoJobs(Runnable work) {
		this.sql.sql("alter table job set (autovacuum_enabled = false)").update();
		try {
			// Pages and index entries of earlier tests would count, too.
			this.sql.sql("vacuum (full, analyze) job").update();
			work.run();
		}
		finally {
			this.sql.sql("alter table job reset (autovacuum_enabled)").update();
		}
	}

	public record StoryInput(String subject) {
	}

	public JobId submitted() {
		return submitted("story", 3);
	}

	public JobId submitted(String kind, int maxAttempts) {
		return submitted("anna", kind, 0, maxAttempts);
	}

	public JobId submitted(String client, String kind, int priority, int maxAttempts) {
		JobId id = new JobId(this.ids.generate());
		WITHIN.insert(id, job(client, kind, priority, maxAttempts));
		return id;
	}

	public JobId submitted(PlacedDrawing drawing) {
		JobId id = new JobId(this.ids.generate());
		return this.submissions.insert(id, job("anna", "story", 0, 3), UUID.randomUUID(), drawing).id();
	}

	private static NewJob job(String client, String kind, int priority, int maxAttempts) {
		return new NewJob(client, kind, new StoryInput("a pig"), null, priority, maxAttempts, Duration.ofMinutes(30),
				null, Map.of());
	}

	public Job job(JobId id) {
		return this.sql.sql("select " + Job.COLUMNS + " from job where id = ?")
			.param(id.value())
			.query(Job::of)
			.single();
	}

	public void workerReports(String id, int slots, String... kinds) {
		Fleet.report(STATEMENTS, id, slots, kinds);
	}

	public List<Hint> dispatched() {
		return this.backlog.dispatch(1.5, ALIVE, 200);
	}

	/** Inserts one queued job for each of some clients. */
	public void waiting(int clients) {
		this.sql.sql("""
				insert into job (id, kind, input, client, max_attempts, deadline)
				select gen_random_uuid(), 'story', '{}', 'client ' || number, 3, now() + interval '1 h'
				from generate_series(1, ?) number
				""").param(clients).update();
	}

	/** Returns the planner's estimate of the cost of dispatching, in its own unit. */
	public double costOfDispatch() {
		return plan("explain (format json) ").get("Plan").get("Total Cost").doubleValue();
	}

	/**
	 * Returns the maximum number of rows that any part of dispatching discarded or
	 * joined.
	 */
	public long maxRowsComparedByDispatch() {
		return parts(plan("explain (analyze, format json) ").get("Plan")).mapToLong(Database::rowsCompared)
			.max()
			.orElseThrow();
	}

	private static Stream<JsonNode> parts(JsonNode plan) {
		return Stream.concat(Stream.of(plan), plan.path("Plans").valueStream().flatMap(Database::parts));
	}

	private static long rowsCompared(JsonNode part) {
		double rows = Stream.of("Actual Rows", "Rows Removed by Filter", "Rows Removed by Join Filter")
			.mapToDouble((count) -> part.path(count).asDouble(0))
			.sum();
		return Math.round(rows * part.path("Actual Loops").asDouble(0));
	}

	private JsonNode plan(String explain) {
		Map<String, ?> parameters = Map.of("window", 1.5, "alive", ALIVE.toMillis(), "batch", 200);
		String plan = new NamedParameterJdbcTemplate(ENGINE).execute(
				BacklogRepository.LOCK + explain + SqlResource.load(BacklogRepository.class, "dispatch.sql"),
				parameters, (statement) -> {
					statement.execute();
					statement.getMoreResults();
					ResultSet rows = statement.getResultSet();
					rows.next();
					return rows.getString(1);
				});
		return JsonMapper.shared().readTree(plan).get(0);
	}

	/**
	 * Returns the claim of a job that was submitted, dispatched and claimed by the
	 * worker.
	 */
	public Claim claimed(String worker) {
		JobId id = submitted();
		return claimAgain(id, worker);
	}

	public Claim claimAgain(JobId id, String worker) {
		workerReports(worker, 100, "story");
		Hint hint = dispatched().stream().filter((dispatched) -> dispatched.job().equals(id)).findFirst().orElseThrow();
		return this.claims.claim(List.of(hint), KINDS, worker, LEASE).getFirst();
	}

	public boolean settle(Settlement settlement) {
		return this.settlements.settle(List.of(settlement)).getFirst();
	}

	/** Lets the lease of a claim and the last report of its worker expire. */
	public void leaseRunsOut(Claim claim) {
		change(claim.lease().job(), "lease_until = now() - interval '1 s'");
		this.sql.sql("update worker set seen_at = now() - interval '16 s' where id = ?")
			.param(claim.lease().worker())
			.update();
	}

	/**
	 * Recovers expired leases, as after a long time without a gap, and makes the requeued
	 * jobs due at once.
	 */
	public int requeueExpiredLeases() {
		changeSweep("looked_at = now(), looking_since = '-infinity'");
		int requeued = requeueExpiredLeases(BUSY_MACHINE, Duration.ZERO);
		this.sql.sql("update job set run_at = now() where state = 'QUEUED'").update();
		return requeued;
	}

	public int requeueExpiredLeases(Duration gap, Duration unnoticed) {
		return this.recovery.requeueExpiredLeases(gap, unnoticed, allJobs());
	}

	public int requeueUnclaimed(Duration claimTimeout) {
		return this.recovery.requeueUnclaimed(claimTimeout, ALIVE, allJobs());
	}

	public int overdue() {
		return this.recovery.expireOverdue(allJobs());
	}

	private static RecoveryBounds allJobs() {
		return new RecoveryBounds(System::nanoTime);
	}

	public void changeSweep(String assignments) {
		this.sql.sql("update sweep set " + assignments).update();
	}

	public void change(JobId id, String assignment) {
		this.sql.sql("update job set " + assignment + " where id = ?").param(id.value()).update();
	}

	public JobState state(JobId id) {
		return JobState.valueOf(column(id, "state", String.class));
	}

	public <T> T column(JobId id, String column, Class<T> type) {
		return this.sql.sql("select " + column + " from job where id = ?").param(id.value()).query(type).single();
	}

	/** Cancels a job as its client. */
	public boolean cancel(JobId id) {
		String client = this.sql.sql("select client from job where id = ?")
			.param(id.value())
			.query(String.class)
			.single();
		return this.claims.cancel(id, Owner.of(client));
	}

	/**
	 * Returns the states of a job with their reasons, as in
	 * {@code QUEUED, DISPATCHED, QUEUED(hint_lost)}.
	 */
	public String history(JobId id) {
		return String.join(", ", this.sql
			.sql("select state || coalesce('(' || reason || ')', '') from job_event where job_id = ? order by seq")
			.param(id.value())
			.query(String.class)
			.list());
	}

	/** Returns the outcomes in the ledger, as in {@code 1 retry, 2 completed}. */
	public String ledger(JobId id) {
		return String.join(", ",
				this.sql.sql("select attempt || ' ' || outcome from job_attempt where job_id = ? order by token")
					.param(id.value())
					.query(String.class)
					.list());
	}

	private static final class EngineJdbcClient extends OwnerJdbcClient {

		private static final NamedParameterJdbcTemplate JDBC = new NamedParameterJdbcTemplate(ENGINE);

		EngineJdbcClient() {
			super(JDBC);
		}

		@Override
		public <T> List<T> query(Owner owner, String sql, Map<String, ?> parameters, RowMapper<T> mapper) {
			return JDBC.query(sql, parameters, mapper);
		}

	}

}
