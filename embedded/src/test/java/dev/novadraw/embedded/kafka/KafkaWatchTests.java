package dev.novadraw.embedded.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaWatchTests {

	private final List<String> restarts = new ArrayList<>();

	private Optional<String> lostThread = Optional.empty();

	private int failingRestarts;

	private boolean upkeepFails;

	private int upkeeps;

	private final KafkaWatch watch = new KafkaWatch(Duration.ofMillis(1), () -> this.lostThread, this::restart,
			this::keepUp);

	private void restart(String fault) {
		this.restarts.add(fault);
		if (this.restarts.size() <= this.failingRestarts) {
			throw new IllegalStateException("A restart that fails");
		}
		this.lostThread = Optional.empty();
		this.watch.clearFaults();
	}

	private void keepUp() {
		this.upkeeps++;
		if (this.upkeepFails) {
			throw new IllegalStateException("An upkeep that fails");
		}
	}

	@Test
	void leavesABrokerWithoutFaultAloneAndKeepsItUp() throws Exception {
		check(3);

		assertThat(this.restarts).isEmpty();
		assertThat(this.upkeeps).isEqualTo(3);
	}

	@Test
	void leavesABrokerAloneWhoseUpkeepFails() throws Exception {
		this.upkeepFails = true;

		assertThat(this.watch.check()).isFalse();
		check(3);

		assertThat(this.restarts).isEmpty();
	}

	@Test
	void startsABrokerAgainOnceAfterAFaultAlsoWhenItsUpkeepFails() throws Exception {
		this.upkeepFails = true;
		this.watch.noteFault();
		this.watch.noteFault();

		check(3);

		assertThat(this.restarts).containsExactly("a fatal fault");
	}

	@Test
	void startsABrokerAgainThatHasLostAThreadAlsoWhenItsUpkeepFails() throws Exception {
		this.upkeepFails = true;
		this.lostThread = Optional.of("raft");

		check(3);

		assertThat(this.restarts).containsExactly("its thread raft has ended");
	}

	@Test
	void keepsAFaultUntilTheBrokerIsStartedAgain() throws Exception {
		this.failingRestarts = 2;
		this.watch.noteFault();

		check(5);

		assertThat(this.restarts).containsExactly("a fatal fault", "a fatal fault", "a fatal fault");
	}

	private void check(int number) throws InterruptedException {
		for (int check = 1; check <= number; check++) {
			this.watch.check();
		}
	}

}
