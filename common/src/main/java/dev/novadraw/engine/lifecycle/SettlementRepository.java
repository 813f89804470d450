package dev.novadraw.engine.lifecycle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.database.SqlResource;
import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.Lease;
import dev.novadraw.engine.job.Settlement;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.problem.Problem;

/**
 * Settles attempts: one fenced statement writes the outcomes, ledger rows and events of
 * any number of attempts. Another adds spending to the ledger rows of attempts that a
 * sweeper has ended.
 */
@Repository
public class SettlementRepository {

	private static final String SETTLE = SqlResource.load(SettlementRepository.class, "settle.sql");

	private static final String ADD_SPENDING = SqlResource.load(SettlementRepository.class, "add-spending.sql");

	/** The maximum number of calls that the ledger keeps for an attempt. */
	private static final int MAX_CALLS = 20;

	private final JdbcClient jdbc;

	public SettlementRepository(@AsEngine JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Settles attempts. Their spending is added to the ledger in any case, unless the job
	 * was removed.
	 * @return a flag for each settlement, in their order: true if it is written, false if
	 * its lease was lost
	 */
	public List<Boolean> settle(List<Settlement> settlements) {
		Map<Attempt, Boolean> written = new HashMap<>();
		RowCallbackHandler intoMap = (row) -> written.merge(new Attempt(ClaimRepository.id(row), row.getLong("token")),
				row.getBoolean("now"), Boolean::logicalOr);
		this.jdbc.sql(SETTLE).param("ended", rows(settlements)).query(intoMap);
		List<Settlement> late = settlements.stream()
			.filter((settlement) -> !settlement.spending().isEmpty()
					&& !written.getOrDefault(Attempt.of(settlement), false))
			.toList();
		if (!late.isEmpty()) {
			this.jdbc.sql(ADD_SPENDING).param("ended", rows(late)).update();
		}
		return settlements.stream().map((settlement) -> written.containsKey(Attempt.of(settlement))).toList();
	}

	private static String rows(List<Settlement> settlements) {
		return Json.MAPPER.writeValueAsString(settlements.stream().map(Row::of).toList());
	}

	private record Attempt(JobId job, long token) {

		static Attempt of(Settlement settlement) {
			Lease lease = settlement.claim().lease();
			return new Attempt(lease.job(), lease.token());
		}

	}

	/** A settlement as the statement reads it. */
	private record Row(UUID id, long token, int attempt, String worker, String to, String outcome, int uncounted,
			@Nullable Record result, @Nullable Problem problem, @Nullable String reason, @Nullable String code,
			long after, @Nullable String provider, @Nullable String model, long inputTokens, long outputTokens,
			long costMicros, @Nullable String promptVersion, List<AttemptCall> calls) {

		static Row of(Settlement settlement) {
			Lease lease = settlement.claim().lease();
			Problem problem = settlement.problem();
			Spending spent = settlement.spending();
			return new Row(lease.job().value(), lease.token(), settlement.claim().attempt(), lease.worker(),
					settlement.to().name(), settlement.outcome(), settlement.counted() ? 0 : 1, settlement.result(),
					problem, settlement.reason(), (problem != null) ? problem.code() : null,
					settlement.after().toMillis(), spent.provider(), spent.model(), spent.inputTokens(),
					spent.outputTokens(), spent.costMicros(), spent.promptVersion(), last(spent.calls()));
		}

		// Keeps the last calls, which led to the outcome.
		private static List<AttemptCall> last(List<AttemptCall> calls) {
			return calls.subList(Math.max(0, calls.size() - MAX_CALLS), calls.size());
		}

	}

}
