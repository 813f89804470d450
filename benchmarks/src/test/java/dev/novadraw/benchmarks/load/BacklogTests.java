package dev.novadraw.benchmarks.load;

import org.junit.jupiter.api.Test;

import dev.novadraw.benchmarks.contestant.Fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BacklogTests {

	@Test
	void findsSlotsBusyThatWorkWithoutAPause() {
		assertThat(Backlog.steady(new Fleet(1, 2), new long[] { 0, 0, 100 }, new long[] { 100, 100, 200 })).isEqualTo(1,
				within(1e-9));
	}

	@Test
	void findsTheIdleTimeOfASlotWhileAJobWaits() {
		// One slot is idle from 50 to 100 although the third job is queued.
		assertThat(Backlog.steady(new Fleet(1, 2), new long[] { 0, 0, 100 }, new long[] { 100, 50, 200 }))
			.isEqualTo(0.75, within(1e-9));
	}

}
