package dev.novadraw.worker;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LooksTests {

	private long nanos = Long.MAX_VALUE - 1000;

	private final Looks looks = new Looks(Duration.ofMillis(25), () -> this.nanos);

	@Test
	void goesBackToTheBeginningAtFirstAndThenToTheLookBefore() {
		assertThat(this.looks.begin()).contains(Looks.EVER);
		this.looks.end(true);
		pass(40);

		assertThat(this.looks.begin()).hasValueSatisfying((within) -> assertThat(within).hasMillis(40 + 25 + 2000));
	}

	@Test
	void looksNotAgainBeforeItIsTime() {
		look(true);
		pass(24);

		assertThat(this.looks.begin()).isEmpty();
	}

	@Test
	void goesBackToTheBeginningEachSecond() {
		look(true);
		pass(999);
		assertThat(this.looks.begin().orElseThrow()).isNotEqualTo(Looks.EVER);
		this.looks.end(true);
		pass(30);

		assertThat(this.looks.begin()).contains(Looks.EVER);
	}

	@Test
	void goesBackMoreSeldomWhenThatTakesLong() {
		this.looks.begin();
		pass(100);
		this.looks.end(true);
		pass(9900);
		assertThat(this.looks.begin().orElseThrow()).isNotEqualTo(Looks.EVER);
		this.looks.end(true);
		pass(100);

		assertThat(this.looks.begin()).contains(Looks.EVER);
	}

	@Test
	void goesBackToTheBeginningAfterALookThatLeftSomethingOrFailed() {
		look(false);
		pass(25);
		assertThat(this.looks.begin()).contains(Looks.EVER);
		pass(25);
		assertThat(this.looks.begin()).contains(Looks.EVER);
	}

	private void look(boolean complete) {
		this.looks.begin();
		this.looks.end(complete);
	}

	private void pass(long millis) {
		this.nanos += Duration.ofMillis(millis).toNanos();
	}

}
