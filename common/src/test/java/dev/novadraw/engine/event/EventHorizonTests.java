package dev.novadraw.engine.event;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the position up to which no further event can appear.
 */
class EventHorizonTests {

	private final AtomicLong nanos = new AtomicLong();

	private final EventHorizon horizon = new EventHorizon(this.nanos::get);

	@Test
	void isTheEndOfTheLogWithoutWriters() {
		assertThat(advance(7)).isEqualTo(7);
		assertThat(advance(9)).isEqualTo(9);
		assertThat(this.horizon.writers()).isEmpty();
		assertThat(this.horizon.waiting()).isZero();
	}

	@Test
	void waitsOnlyForTransactionsThatWereWriting() {
		assertThat(advance(7)).isEqualTo(7);
		assertThat(advance(10, "first")).isEqualTo(7);
		assertThat(advance(12, "first", "second")).isEqualTo(7);
		this.nanos.addAndGet(Duration.ofSeconds(1).toNanos());

		assertThat(this.horizon.writers()).containsExactly("first");
		assertThat(this.horizon.waiting()).hasSeconds(1);
		assertThat(advance(14, "second", "third")).isEqualTo(10);
		assertThat(advance(15, "third")).isEqualTo(12);
		assertThat(advance(15)).isEqualTo(15);
	}

	@Test
	void remembersLittleWhileItWaitsForLong() {
		assertThat(advance(1)).isEqualTo(1);
		for (int position = 2; position < 10_000; position++) {
			assertThat(advance(position, "long", "short " + position)).isEqualTo(1);
		}

		assertThat(advance(10_000, "short 9999")).isBetween(2L, 9_999L);
		assertThat(advance(10_001)).isEqualTo(10_001);
	}

	@Test
	void beginsAnewOnAnotherServer() {
		assertThat(advance(100)).isEqualTo(100);

		assertThat(this.horizon.advance(new EventPosition(0, 0, 120, "another"), Set.of("5/7"))).isZero();
	}

	@Test
	void beginsAnewWhenTheSequenceWasSetBack() {
		assertThat(advance(100)).isEqualTo(100);

		assertThat(advance(3, "5/7")).isZero();
	}

	private long advance(long last, String... writers) {
		return this.horizon.advance(new EventPosition(0, 0, last, "server"), Set.of(writers));
	}

}
