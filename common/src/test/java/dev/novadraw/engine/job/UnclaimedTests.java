package dev.novadraw.engine.job;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.support.SqlArrayValue;

import dev.novadraw.engine.database.SqlResource;
import dev.novadraw.engine.lifecycle.ClaimRepository;

import static org.assertj.core.api.Assertions.assertThat;

class UnclaimedTests {

	private static final Duration EVER = Duration.ofDays(10_000);

	private final Database database = new Database();

	@Test
	void takesDispatchedJobsWithoutAHintOfATime() {
		JobId earlier = dispatched(60);
		JobId now = dispatched(1);
		dispatched(0);

		assertThat(claims(Duration.ofSeconds(10))).extracting((claim) -> claim.lease().job()).containsExactly(now);
		assertThat(claims(EVER)).extracting((claim) -> claim.lease().job()).containsExactly(earlier);
	}

	/**
	 * Of two suspects, the worker claims one, and it has not found the job behind them.
	 */
	@Test
	void reportsThatMoreJobsMayBeUnclaimed() {
		JobId suspect = dispatched(60);
		JobId another = dispatched(50);
		JobId behind = dispatched(40);
		this.database.sql.sql("update job set losses = 2 where id in (?, ?)")
			.params(suspect.value(), another.value())
			.update();

		ClaimRepository.UnclaimedBatch first = unclaimed(2);
		assertThat(first.claims()).extracting((claim) -> claim.lease().job()).containsExactly(suspect);
		assertThat(first.complete()).isFalse();
		ClaimRepository.UnclaimedBatch next = unclaimed(2);
		assertThat(next.claims()).extracting((claim) -> claim.lease().job()).containsExactly(behind);
		assertThat(next.complete()).isTrue();
	}

	private ClaimRepository.UnclaimedBatch unclaimed(int max) {
		return this.database.claims.claimUnclaimed(Duration.ZERO, EVER, Set.of("story"), max, "a", Database.LEASE);
	}

	@Test
	void readsLittleWhileASnapshotKeepsTheRowsOfAllJobs() {
		this.database.withStatisticsOfNoJobs(this::readLittle);
	}

	private void readLittle() {
		int jobs = 3000;
		this.database.sql.sql("""
				insert into job (id, kind, input, client, max_attempts, deadline, state, dispatched_at)
				select gen_random_uuid(), 'story', '{}', 'anna', 3, now() + interval '1 h', 'DISPATCHED',
					now() - interval '1 min'
				from generate_series(1, ?)
				""").param(jobs).update();

		Database.inTransaction((holder) -> {
			holder.sql("set transaction isolation level repeatable read").update();
			holder.sql("select count(*) from job").query(Integer.class).single();
			this.database.sql.sql("update job set state = 'CANCELED', dispatched_at = null, finished_at = now()")
				.update();

			assertThat(pagesRead(EVER)).isGreaterThan(60);
			assertThat(pagesRead(Duration.ofSeconds(10))).isLessThan(20);
		});
	}

	private JobId dispatched(int secondsAgo) {
		JobId id = this.database.submitted();
		this.database.sql.sql("""
				update job set state = 'DISPATCHED', dispatched_at = now() - ? * interval '1 s' where id = ?
				""").params(secondsAgo, id.value()).update();
		return id;
	}

	private List<Claim> claims(Duration within) {
		return this.database.claims
			.claimUnclaimed(Duration.ofMillis(500), within, Set.of("story"), 5, "a", Database.LEASE)
			.claims();
	}

	private int pagesRead(Duration within) {
		String plan = this.database.sql
			.sql("explain (analyze, buffers, format json) "
					+ SqlResource.load(ClaimRepository.class, "claim-unclaimed.sql"))
			.param("minAge", 25)
			.param("maxAge", within.toMillis())
			.param("kinds", new SqlArrayValue("text", "story"))
			.param("max", 5)
			.param("worker", "a")
			.param("lease", Database.LEASE.toMillis())
			.query(String.class)
			.single();
		JsonNode top = JsonMapper.shared().readTree(plan).get(0).get("Plan");
		return top.get("Shared Hit Blocks").asInt() + top.get("Shared Read Blocks").asInt();
	}

}
