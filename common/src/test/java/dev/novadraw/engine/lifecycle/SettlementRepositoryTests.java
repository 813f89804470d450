package dev.novadraw.engine.lifecycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

import org.springframework.dao.DataAccessException;

import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.job.Settlement;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettlementRepositoryTests {

	private static final Problem PROBLEM = new Problem("NOT_TODAY", "Not today", "Come back tomorrow.", true);

	private static final Spending SPENT = new Spending("offline", "offline-storyteller", 10, 20, 30);

	private final Database database = new Database();

	private record Result(String story) {
	}

	@Test
	void writesResultLedgerAndEventOfASuccess() {
		Claim claim = this.database.claimed("a");

		boolean written = this.database.settle(Settlement.succeeded(claim, new Result("Once"), SPENT));

		JobId id = claim.lease().job();
		assertThat(written).isTrue();
		assertThat(this.database.state(id)).isEqualTo(JobState.SUCCEEDED);
		assertThat(this.database.column(id, "result ->> 'story'", String.class)).isEqualTo("Once");
		assertThat(this.database.column(id, "output_tokens", Long.class)).isEqualTo(20);
		assertThat(this.database.history(id)).isEqualTo("QUEUED, DISPATCHED, RUNNING, SUCCEEDED");
		assertThat(this.database.ledger(id)).isEqualTo("1 completed");
	}

	@Test
	void keepsTheLastCallsOfEachAttemptForOperators() {
		JobId id = this.database.submitted("story", 2);
		Spending first = Spending.unpaid(call("moderation_in", 503, "unavailable"));
		Spending second = Spending.NONE;
		for (int number = 0; number < 25; number++) {
			second = second.plus(Spending.paid(call("generation", number, null), "story-1"));
		}

		this.database.settle(Settlement.retry(this.database.claimAgain(id, "a"), PROBLEM, Duration.ZERO, first));
		this.database.settle(Settlement.failed(this.database.claimAgain(id, "b"), PROBLEM, second));

		List<Spending> attempts = this.database.sql.sql("""
				select provider, model, input_tokens, output_tokens, cost_micros, prompt_version, calls::text
				from job_attempt where job_id = ? order by token
				""").param(id.value()).query((row, number) -> spending(row)).list();
		assertThat(this.database.column(id, "problem ->> 'code'", String.class)).isEqualTo("NOT_TODAY");
		assertThat(this.database.ledger(id)).isEqualTo("1 retry, 2 failed");
		assertThat(attempts.getFirst().calls()).containsExactly(call("moderation_in", 503, "unavailable"));
		assertThat(attempts.getFirst().provider()).isNull();
		assertThat(attempts.getLast().calls()).hasSize(20).last().isEqualTo(call("generation", 24, null));
		assertThat(attempts.getLast().costMicros()).isEqualTo(75);
	}

	private static Spending spending(ResultSet row) throws SQLException {
		return new Spending(row.getString("provider"), row.getString("model"), row.getLong("input_tokens"),
				row.getLong("output_tokens"), row.getLong("cost_micros"), row.getString("prompt_version"),
				Json.MAPPER.readValue(row.getString("calls"), new TypeReference<>() {
				}));
	}

	private static AttemptCall call(String purpose, int status, @Nullable String error) {
		return new AttemptCall(purpose, "openai", "a-model", status, error, null, 1, 2, 3, 4,
				LocalDate.parse("2026-11-29"));
	}

	@Test
	void throwsAwayTheResultOfAnAttemptThatLostItsLease() {
		Claim late = this.database.claimed("a");
		this.database.leaseRunsOut(late);
		this.database.requeueExpiredLeases();
		JobId id = late.lease().job();
		Claim second = this.database.claimAgain(id, "b");

		assertThat(this.database.settle(Settlement.succeeded(late, new Result("late"), SPENT))).isFalse();
		assertThat(this.database.settle(Settlement.succeeded(second, new Result("in time"), SPENT))).isTrue();
		assertThat(this.database.settle(Settlement.succeeded(late, new Result("later still"), SPENT))).isFalse();
		assertThat(this.database.column(id, "result ->> 'story'", String.class)).isEqualTo("in time");
		assertThat(this.database.ledger(id)).isEqualTo("1 lost, 2 completed");
	}

	@Test
	void fencesTwoAttemptsOfTheSameWorkerFromEachOther() {
		Claim late = this.database.claimed("a");
		this.database.leaseRunsOut(late);
		this.database.requeueExpiredLeases();
		Claim second = this.database.claimAgain(late.lease().job(), "a");

		assertThat(this.database.settle(Settlement.succeeded(late, new Result("late"), SPENT))).isFalse();
		assertThat(this.database.settle(Settlement.succeeded(second, new Result("in time"), SPENT))).isTrue();
	}

	@Test
	void requeuesAJobForItsNextAttempt() {
		Claim claim = this.database.claimed("a");

		this.database.settle(Settlement.retry(claim, PROBLEM, Duration.ofMinutes(1), SPENT));

		JobId id = claim.lease().job();
		assertThat(this.database.state(id)).isEqualTo(JobState.QUEUED);
		assertThat(this.database.column(id, "run_at > now() + interval '50 s'", Boolean.class)).isTrue();
		assertThat(this.database.dispatched()).isEmpty();
		assertThat(this.database.history(id)).isEqualTo("QUEUED, DISPATCHED, RUNNING, QUEUED(NOT_TODAY)");
		assertThat(this.database.ledger(id)).isEqualTo("1 retry");
	}

	@Test
	void failsAJobWithoutAnAttemptLeft() {
		JobId id = this.database.submitted("story", 1);
		Claim claim = this.database.claimAgain(id, "a");

		assertThat(this.database.settle(Settlement.retry(claim, PROBLEM, Duration.ZERO, SPENT))).isTrue();
		assertThat(this.database.state(id)).isEqualTo(JobState.FAILED);
		assertThat(this.database.column(id, "problem ->> 'code'", String.class)).isEqualTo("NOT_TODAY");
	}

	@Test
	void writesABatchAndReturnsWhichLeasesWereHeld() {
		Claim held = this.database.claimed("a");
		Claim lost = this.database.claimed("a");
		Claim other = this.database.claimed("a");
		this.database.leaseRunsOut(lost);
		this.database.workerReports("a", 100, "story");
		this.database.requeueExpiredLeases();

		List<Boolean> written = this.database.settlements.settle(
				List.of(Settlement.succeeded(held, new Result("Once"), SPENT), Settlement.failed(lost, PROBLEM, SPENT),
						Settlement.retry(other, PROBLEM, Duration.ofMinutes(1), SPENT)));

		assertThat(written).containsExactly(true, false, true);
		assertThat(this.database.state(held.lease().job())).isEqualTo(JobState.SUCCEEDED);
		assertThat(this.database.state(lost.lease().job())).isEqualTo(JobState.QUEUED);
		assertThat(this.database.history(other.lease().job()))
			.isEqualTo("QUEUED, DISPATCHED, RUNNING, QUEUED(NOT_TODAY)");
	}

	@Test
	void countsASettlementWithALostResponseAsWritten() {
		Claim claim = this.database.claimed("a");
		Settlement settlement = Settlement.succeeded(claim, new Result("Once"), SPENT);
		this.database.settle(settlement);

		assertThat(this.database.settle(settlement)).isTrue();
		assertThat(this.database.settle(Settlement.failed(claim, PROBLEM, SPENT))).isFalse();
		assertThat(this.database.ledger(claim.lease().job())).isEqualTo("1 completed");
	}

	/** Applies to any outcome that the worker writes later. */
	@Test
	void addsTheSpendingOfAnExpiredAttempt() {
		for (String outcome : List.of("expired", "completed", "retry", "canceled", "returned")) {
			Claim claim = this.database.claimed("a");
			this.database.change(claim.lease().job(), "deadline = now() - interval '1 s'");
			this.database.overdue();

			boolean written = this.database.settle(ending(claim, outcome));

			assertThat(written).as(outcome).isEqualTo(outcome.equals("expired"));
			assertThat(this.database.state(claim.lease().job())).isEqualTo(JobState.EXPIRED);
			assertSpent(claim, "1 expired");
		}
	}

	@Test
	void addsTheSpendingOfALostAttempt() {
		for (String outcome : List.of("expired", "completed", "retry", "canceled", "returned")) {
			Claim claim = this.database.claimed("a");
			this.database.leaseRunsOut(claim);
			this.database.requeueExpiredLeases();

			assertThat(this.database.settle(ending(claim, outcome))).as(outcome).isFalse();
			assertThat(this.database.state(claim.lease().job())).isEqualTo(JobState.QUEUED);
			assertSpent(claim, "1 lost");
		}
	}

	@Test
	void addsTheSpendingOfALostAttemptOfACanceledJob() {
		Claim claim = this.database.claimed("a");
		this.database.cancel(claim.lease().job());
		this.database.leaseRunsOut(claim);
		this.database.requeueExpiredLeases();

		assertThat(this.database.settle(ending(claim, "canceled"))).isFalse();
		assertThat(this.database.state(claim.lease().job())).isEqualTo(JobState.CANCELED);
		assertSpent(claim, "1 lost");
	}

	/** The attempt that runs is not the one that settles late. */
	@Test
	void addsTheSpendingOfAttemptsInAnyOrder() {
		Claim late = this.database.claimed("a");
		this.database.leaseRunsOut(late);
		this.database.requeueExpiredLeases();
		JobId id = late.lease().job();
		Claim second = this.database.claimAgain(id, "b");

		assertThat(this.database.settlements.settle(List.of(ending(late, "completed"), ending(second, "completed"))))
			.containsExactly(false, true);
		assertThat(this.database.column(id, "cost_micros", Long.class)).isEqualTo(60);
		assertThat(this.database.sql.sql("select sum(cost_micros) from job_attempt").query(Long.class).single())
			.isEqualTo(60);
	}

	/**
	 * The job is erased: spending has no ledger row, and nothing of the job may return.
	 */
	@Test
	void leavesNothingInTheLedgerOfAJobThatWasRemoved() {
		Claim claim = this.database.claimed("a");
		this.database.leaseRunsOut(claim);
		this.database.requeueExpiredLeases();
		this.database.sql.sql("delete from job_event").update();
		this.database.sql.sql("delete from job_attempt").update();
		this.database.sql.sql("delete from job").update();

		assertThat(this.database.settle(ending(claim, "completed"))).isFalse();
		assertThat(this.database.sql.sql("select count(*) from job_attempt").query(Long.class).single()).isZero();
	}

	private static Settlement ending(Claim claim, String outcome) {
		return switch (outcome) {
			case "expired" -> Settlement.expired(claim, SPENT);
			case "retry" -> Settlement.retry(claim, PROBLEM, Duration.ZERO, SPENT);
			case "canceled" -> Settlement.canceled(claim, SPENT);
			case "returned" -> Settlement.returned(claim, SPENT);
			default -> Settlement.succeeded(claim, new Result("late"), SPENT);
		};
	}

	/** Settles twice, because the response to the first time may be lost. */
	private void assertSpent(Claim claim, String ledger) {
		this.database.settle(Settlement.expired(claim, SPENT));
		JobId id = claim.lease().job();
		assertThat(this.database.ledger(id)).isEqualTo(ledger);
		assertThat(this.database.column(id, "cost_micros", Long.class)).isEqualTo(30);
		assertThat(this.database.column(id, "output_tokens", Long.class)).isEqualTo(20);
		assertThat(this.database.sql.sql("select cost_micros from job_attempt where job_id = ?")
			.param(id.value())
			.query(Long.class)
			.single()).isEqualTo(30);
	}

	@Test
	void requeuesNoJobWithACancelRequest() {
		Claim claim = this.database.claimed("a");
		JobId id = claim.lease().job();
		this.database.cancel(id);

		this.database.settle(Settlement.retry(claim, PROBLEM, Duration.ZERO, SPENT));

		assertThat(this.database.history(id))
			.isEqualTo("QUEUED, DISPATCHED, RUNNING, RUNNING(cancel_requested), CANCELED(NOT_TODAY)");
	}

	@Test
	void keepsAResultThatWasFasterThanTheRequestToCancel() {
		Claim claim = this.database.claimed("a");
		this.database.cancel(claim.lease().job());

		this.database.settle(Settlement.succeeded(claim, new Result("Once"), SPENT));

		assertThat(this.database.state(claim.lease().job())).isEqualTo(JobState.SUCCEEDED);
	}

	@Test
	void addsUpWhatAllAttemptsCost() {
		Claim first = this.database.claimed("a");
		this.database.settle(Settlement.retry(first, PROBLEM, Duration.ZERO, SPENT));
		Claim second = this.database.claimAgain(first.lease().job(), "a");
		this.database.settle(Settlement.succeeded(second, new Result("Once"), SPENT));

		assertThat(this.database.column(first.lease().job(), "cost_micros", Long.class)).isEqualTo(60);
	}

	@Test
	void doesNotCountASnoozedOrReturnedAttempt() {
		Claim first = this.database.claimed("a");
		JobId id = first.lease().job();
		this.database.settle(Settlement.snoozed(first, Duration.ZERO, "rate_limited", Spending.NONE));
		Claim second = this.database.claimAgain(id, "a");
		this.database.settle(Settlement.returned(second, Spending.NONE));
		Claim third = this.database.claimAgain(id, "a");

		assertThat(third.attempt()).isEqualTo(1);
		assertThat(third.lease().token()).isEqualTo(3);
		assertThat(this.database.ledger(id)).isEqualTo("1 snoozed, 1 returned");
	}

	@Test
	void cancelsARunningJob() {
		Claim claim = this.database.claimed("a");

		this.database.settle(Settlement.canceled(claim, Spending.NONE));

		assertThat(this.database.state(claim.lease().job())).isEqualTo(JobState.CANCELED);
	}

	@Test
	void theDatabaseItselfKeepsFinalStatesFinal() {
		Claim claim = this.database.claimed("a");
		JobId id = claim.lease().job();
		this.database.settle(Settlement.succeeded(claim, new Result("Once"), SPENT));

		for (String attack : new String[] { "state = 'QUEUED', finished_at = null, result = null",
				"state = 'FAILED', problem = '{}', result = null", "result = '{}'", "token = 99", "attempt = 2" }) {
			assertThatExceptionOfType(DataAccessException.class).as(attack)
				.isThrownBy(() -> this.database.change(id, attack));
		}
		assertThat(this.database.column(id, "result ->> 'story'", String.class)).isEqualTo("Once");
	}

	@Test
	void theDatabaseItselfKeepsTheEventLog() {
		Claim claim = this.database.claimed("a");
		this.database.settle(Settlement.succeeded(claim, new Result("Once"), SPENT));

		for (String attack : new String[] { "update job_event set state = 'FAILED'",
				"update job_event set reason = reason",
				"insert into job_event (job_id, seq, state, attempt, token) select id, 99, 'FAILED', 1, 1 from job" }) {
			assertThatExceptionOfType(DataAccessException.class).as(attack)
				.isThrownBy(() -> this.database.sql.sql(attack).update());
		}
	}

}
