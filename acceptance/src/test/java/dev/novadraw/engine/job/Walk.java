package dev.novadraw.engine.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerJdbcClient;
import dev.novadraw.engine.lifecycle.ClaimRepository;
import dev.novadraw.engine.lifecycle.RecoveryBounds;
import dev.novadraw.engine.lifecycle.RecoveryRepository;
import dev.novadraw.engine.lifecycle.SettlementRepository;
import dev.novadraw.engine.lifecycle.SubmissionRepository;
import dev.novadraw.engine.problem.Problem;
import dev.novadraw.engine.queue.BacklogRepository;

/**
 * A random walk over the statements of the engine, reproducible by its seed. Hints and
 * claims are kept forever and reused long after they have become stale.
 */
final class Walk implements AutoCloseable {

	private static final Duration LONG = Duration.ofMinutes(30);

	private static final Set<String> KINDS = Set.of("story");

	private static final Problem PROBLEM = new Problem("ATTEMPT_FAILED", "It failed", "It did not work.", true);

	private final Random random;

	private final EmbeddedPostgres postgres;

	private final SingleConnectionDataSource source;

	private final JdbcClient sql;

	private final SubmissionRepository submissions;

	private final ClaimRepository jobs;

	private final BacklogRepository backlog;

	private final SettlementRepository settlements;

	private final RecoveryRepository recovery;

	private final RecoveryBounds bounds = new RecoveryBounds(System::nanoTime);

	private final List<JobId> submitted = new ArrayList<>();

	private final List<Hint> hints = new ArrayList<>();

	private final List<Claim> claims = new ArrayList<>();

	Walk(Path data, long seed) {
		this.random = new Random(seed);
		this.postgres = EmbeddedPostgres.start(data, 0);
		this.source = new SingleConnectionDataSource(this.postgres.jdbcUrl(), this.postgres.username(),
				this.postgres.password(), true);
		Flyway.configure().dataSource(this.source).load().migrate();
		this.sql = JdbcClient.create(this.source);
		this.jobs = new ClaimRepository(this.sql);
		this.submissions = new SubmissionRepository(new OwnerJdbcClient(new NamedParameterJdbcTemplate(this.source)));
		this.backlog = new BacklogRepository(new NamedParameterJdbcTemplate(this.source));
		this.settlements = new SettlementRepository(this.sql);
		this.recovery = new RecoveryRepository(this.sql);
		this.sql
			.sql("insert into worker (id, slots, kinds, version, seen_at)"
					+ " values ('a', 1000, '{story}', 'test', now())")
			.update();
		this.sql.sql("update sweep set looked_at = now(), looking_since = '-infinity'").update();
	}

	DataSource source() {
		return this.source;
	}

	void round() {
		switch (this.random.nextInt(12)) {
			case 0, 1 -> submit();
			case 2, 3 -> this.hints.addAll(this.backlog.dispatch(1.5, LONG, 1 + this.random.nextInt(4)));
			case 4, 5 -> this.claims.addAll(this.jobs.claim(some(this.hints), KINDS, anyWorker(), LONG));
			case 6, 7, 8 -> this.settlements.settle(some(this.claims).stream().distinct().map(this::anyEnd).toList());
			case 9 -> some(this.submitted).forEach(this::cancel);
			case 10 -> accident();
			default -> this.sql.sql("update job set run_at = now() where state = 'QUEUED'").update();
		}
	}

	private void submit() {
		JobId id = new JobId(new UUID(7L << 12, this.submitted.size()));
		NewJob job = new NewJob("anna", "story", new Text("a pig"), null, 0, 1 + this.random.nextInt(3), LONG, null,
				Map.of());
		this.submissions.insert(id, job);
		this.submitted.add(id);
	}

	private void cancel(JobId id) {
		if (this.random.nextInt(4) == 0) {
			this.jobs.cancel(id, Owner.of("anna"));
		}
	}

	private Settlement anyEnd(Claim claim) {
		return switch (this.random.nextInt(7)) {
			case 0 -> Settlement.succeeded(claim, new Text("a story"), Spending.NONE);
			case 1 -> Settlement.failed(claim, PROBLEM, Spending.NONE);
			case 2 -> Settlement.snoozed(claim, Duration.ZERO, "rate_limited", Spending.NONE);
			case 3 -> Settlement.returned(claim, Spending.NONE);
			case 4 -> isCancelRequested(claim) ? Settlement.canceled(claim, Spending.NONE)
					: Settlement.expired(claim, Spending.NONE);
			default -> Settlement.retry(claim, PROBLEM, Duration.ZERO, Spending.NONE);
		};
	}

	private boolean isCancelRequested(Claim claim) {
		return this.jobs.cancelRequested(claim.lease().worker()).contains(claim.lease());
	}

	private void accident() {
		this.recovery.find(this.bounds);
		switch (this.random.nextInt(5)) {
			case 0 -> {
				oneIn(2, "update job set stage = 'writing' where state = 'RUNNING'");
				oneIn(3, "update job set lease_until = now() - lease_ms * interval '2 ms' where state = 'RUNNING'");
				this.recovery.requeueExpiredLeases(LONG, Duration.ZERO, this.bounds);
			}
			case 1 -> this.recovery.requeueUnclaimed(Duration.ZERO, LONG, this.bounds);
			case 2 -> some(this.hints).forEach((hint) -> this.jobs.requeue(hint, Duration.ZERO, "hint_not_sent"));
			case 3 ->
				this.claims.addAll(this.jobs.claimUnclaimed(Duration.ZERO, LONG, KINDS, 3, anyWorker(), LONG).claims());
			default -> {
				oneIn(6, "update job set deadline = now() - interval '1 s' where finished_at is null");
				this.recovery.expireOverdue(this.bounds);
			}
		}
	}

	private void oneIn(int of, String statement) {
		this.sql.sql(statement + " and ('x' || right(id::text, 4))::bit(16)::int % :of = :one")
			.param("of", of)
			.param("one", this.random.nextInt(of))
			.update();
	}

	private String anyWorker() {
		return (this.random.nextBoolean()) ? "a" : "b";
	}

	/** Returns a few of the newest elements, and occasionally an old one. */
	private <T> List<T> some(List<T> all) {
		List<T> some = new ArrayList<>();
		for (int i = 0; i < 3 && !all.isEmpty(); i++) {
			int reach = (this.random.nextInt(4) == 0) ? all.size() : Math.min(all.size(), 12);
			T element = all.get(all.size() - 1 - this.random.nextInt(reach));
			if (!some.contains(element)) {
				some.add(element);
			}
		}
		return some;
	}

	@Override
	public void close() {
		this.source.destroy();
		this.postgres.close();
	}

	private record Text(String subject) {
	}

}
