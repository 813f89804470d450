package dev.novadraw.engine.loop;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LowerBoundTests {

	private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

	private static final Duration MARGIN = Duration.ofSeconds(15);

	private long nanos = Long.MAX_VALUE - 1000;

	private final LowerBound bound = new LowerBound(() -> this.nanos);

	@Test
	void coversAllRowsAtFirst() {
		assertThat(this.bound.get()).isEqualTo(LowerBound.NONE);
		assertThat(this.bound.begin()).isEqualTo(LowerBound.NONE);
	}

	@Test
	void movesUpToTheOldestRow() {
		scan(NOW, NOW.minusSeconds(100));

		assertThat(this.bound.get()).isEqualTo(NOW.minusSeconds(100).minus(MARGIN));
		assertThat(this.bound.begin()).isEqualTo(NOW.minusSeconds(100).minus(MARGIN));
	}

	@Test
	void movesUpToTheTimeOfTheScanWithoutOlderRows() {
		scan(NOW, null);
		assertThat(this.bound.begin()).isEqualTo(NOW.minus(MARGIN));

		this.bound.end(NOW.plusSeconds(1), NOW.plusSeconds(3600));
		assertThat(this.bound.begin()).isEqualTo(NOW.plusSeconds(1).minus(MARGIN));
	}

	@Test
	void coversAllRowsEachSecond() {
		scan(NOW, null);
		pass(999);
		assertThat(this.bound.begin()).isNotEqualTo(LowerBound.NONE);
		this.bound.end(NOW, null);
		pass(1);

		assertThat(this.bound.begin()).isEqualTo(LowerBound.NONE);
	}

	@Test
	void coversAllRowsLessOftenWhenThatTakesLong() {
		this.bound.begin();
		pass(100);
		this.bound.end(NOW, null);
		pass(9999);
		assertThat(this.bound.begin()).isNotEqualTo(LowerBound.NONE);
		this.bound.end(NOW, null);
		pass(1);

		assertThat(this.bound.begin()).isEqualTo(LowerBound.NONE);
	}

	@Test
	void coversAllRowsAfterAFailedScan() {
		scan(NOW, null);
		this.bound.begin();

		assertThat(this.bound.begin()).isEqualTo(LowerBound.NONE);
	}

	@Test
	void coversAllRowsAfterTheClockOfTheRowsWasSetBack() {
		scan(NOW, null);
		scan(NOW.minusSeconds(1), null);
		assertThat(this.bound.get()).isEqualTo(NOW.minusSeconds(1).minus(MARGIN));

		assertThat(this.bound.begin()).isEqualTo(LowerBound.NONE);
	}

	private void scan(Instant now, @Nullable Instant oldest) {
		this.bound.begin();
		this.bound.end(now, oldest);
	}

	private void pass(long millis) {
		this.nanos += Duration.ofMillis(millis).toNanos();
	}

}
