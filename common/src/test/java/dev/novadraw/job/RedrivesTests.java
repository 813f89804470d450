package dev.novadraw.job;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.novadraw.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class RedrivesTests {

	private static final Redrive.Filter ALL = new Redrive.Filter(null, null, null, null, null, null);

	private final Database database = new Database();

	private final Redrives redrives = new Redrives(this.database.engine);

	@Test
	void listsTheDeadWithWhatWentWrong() {
		JobId id = dead("TOO_LONG");

		List<DeadJob> dead = this.redrives.dead(ALL, 10);

		assertThat(dead).singleElement().satisfies((one) -> {
			assertThat(one.id()).isEqualTo(id);
			assertThat(one.code()).isEqualTo("TOO_LONG");
			assertThat(one.lastWorker()).isEqualTo("a");
			assertThat(one.attempts()).isEqualTo(1);
		});
		assertThat(this.redrives.dead(code("OTHER"), 10)).isEmpty();
	}

	@Test
	void triesADeadJobAgainAsANewOneAndOnlyOnce() {
		JobId id = dead("TOO_LONG");
		Redrive redrive = this.redrives.begin(ALL, 60);
		passTime(redrive, 10);

		assertThat(this.redrives.advance()).isEqualTo(1);

		JobId again = again(id);
		assertThat(this.database.state(id)).isEqualTo(State.FAILED);
		assertThat(this.database.history(again)).isEqualTo("QUEUED(redriven)");
		assertThat(this.database.column(again, "input ->> 'subject'", String.class)).isEqualTo("a pig");
		assertThat(this.database.column(again, "retry_of = '" + id + "'", Boolean.class)).isTrue();
		assertThat(this.redrives.dead(ALL, 10)).isEmpty();
		Redrive second = this.redrives.begin(ALL, 60);
		passTime(second, 10);
		assertThat(this.redrives.advance()).isZero();
		assertThat(this.redrives.find(second.id()).orElseThrow().state()).isEqualTo("DONE");
	}

	@Test
	void goesOnAtItsRateUntilAllAreRedriven() {
		for (int i = 0; i < 5; i++) {
			dead("TOO_LONG");
		}
		dead("OTHER");
		Redrive redrive = this.redrives.begin(code("TOO_LONG"), 60);

		passTime(redrive, 2);
		assertThat(this.redrives.advance()).isEqualTo(2);
		assertThat(this.redrives.advance()).isZero();
		Redrive now = this.redrives.find(redrive.id()).orElseThrow();
		assertThat(now.state()).isEqualTo("RUNNING");
		assertThat(now.redriven()).isEqualTo(2);
		assertThat(now.left()).isEqualTo(3);
		passTime(redrive, 60);
		assertThat(this.redrives.advance()).isEqualTo(3);
		assertThat(this.redrives.find(redrive.id()).orElseThrow().state()).isEqualTo("DONE");
		assertThat(this.redrives.dead(ALL, 10)).extracting(DeadJob::code).containsExactly("OTHER");
	}

	@Test
	void stopsWhenItIsAborted() {
		dead("TOO_LONG");
		Redrive redrive = this.redrives.begin(ALL, 60);
		passTime(redrive, 60);

		this.redrives.abort(redrive.id());

		assertThat(this.redrives.advance()).isZero();
		assertThat(this.redrives.find(redrive.id()).orElseThrow().state()).isEqualTo("ABORTED");
		assertThat(this.redrives.latest(5)).hasSize(1);
	}

	@Test
	void redrivesOneJobAlone() {
		JobId one = dead("TOO_LONG");
		JobId other = dead("TOO_LONG");
		Redrive redrive = this.redrives.begin(new Redrive.Filter(one, null, null, null, null, null), 60);
		passTime(redrive, 60);

		this.redrives.advance();

		assertThat(again(one)).isNotNull();
		assertThat(this.redrives.dead(ALL, 10)).extracting(DeadJob::id).containsExactly(other);
	}

	private static Redrive.Filter code(String code) {
		return new Redrive.Filter(null, null, null, code, null, null);
	}

	private JobId dead(String code) {
		Claim claim = this.database.claimed("a");
		this.database.settle(Settlement.failed(claim, new Problem(code, "It", "is so.", true), Spending.NONE));
		return claim.lease().job();
	}

	private JobId again(JobId id) {
		return JobId.parse(this.database.column(id, "redriven_as::text", String.class)).orElseThrow();
	}

	private void passTime(Redrive redrive, int seconds) {
		this.database.sql.sql("update redrive set advanced_at = now() - ? * interval '1 s' where id = ?")
			.params(seconds, redrive.id())
			.update();
	}

}
