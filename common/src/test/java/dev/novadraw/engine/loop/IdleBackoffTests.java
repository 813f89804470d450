package dev.novadraw.engine.loop;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdleBackoffTests {

	private static final Duration INTERVAL = Duration.ofMillis(50);

	private static final Duration REST = Duration.ofMillis(500);

	private final IdleBackoff backoff = new IdleBackoff(INTERVAL, REST);

	@Test
	void waitsLongerWhileThereIsNothingToDo() {
		assertThat(next()).isEqualTo(INTERVAL);
		assertThat(next()).hasMillis(100);
		assertThat(next()).hasMillis(200);
		assertThat(next()).hasMillis(400);
		assertThat(next()).isEqualTo(REST);
		assertThat(next()).isEqualTo(REST);
	}

	@Test
	void beginsWithTheIntervalWhenThereIsSomethingToDo() {
		next();
		next();

		this.backoff.restart();

		assertThat(next()).isEqualTo(INTERVAL);
	}

	@Test
	void waitsLongAfterAStepThatTookLongAndFoundNothing() {
		assertThat(this.backoff.next(Duration.ofSeconds(3))).isEqualTo(INTERVAL);
		assertThat(this.backoff.next(Duration.ofMillis(10))).hasMillis(200);
		assertThat(this.backoff.next(Duration.ofSeconds(3))).isEqualTo(REST);
	}

	@Test
	void keepsAnIntervalThatIsLongerThanTheRest() {
		IdleBackoff slow = new IdleBackoff(Duration.ofSeconds(5), REST);

		assertThat(slow.next(Duration.ZERO)).hasSeconds(5);
		assertThat(slow.next(Duration.ofMinutes(1))).hasSeconds(5);
	}

	private Duration next() {
		return this.backoff.next(Duration.ZERO);
	}

}
