package dev.novadraw.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Naps;
import dev.novadraw.engine.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks of the figures, as far as a contestant in memory permits. The bounds hold on any
 * machine, however slow.
 */
class LoadTests {

	private static final Fleet FLEET = new Fleet(2, 4);

	@Test
	void findsTheDelayOfAContestantInTheLatency() {
		Map<String, Double> figures = measure(new Trickle(5, 20, Duration.ofMillis(5)), 30);

		assertThat(figures.get("p50 ms")).isGreaterThanOrEqualTo(29);
		assertThat(figures.get("p99 ms")).isGreaterThanOrEqualTo(figures.get("p50 ms"));
	}

	@Test
	void findsEveryJobOfAFloodOnce() {
		Map<String, Double> figures = measure(new Flood(20, 200, 4), 0);

		assertThat(figures.get("settled/s")).isPositive().isLessThanOrEqualTo(figures.get("accepted/s"));
		assertThat(figures.get("repeated")).isZero();
	}

	@Test
	void countsConcurrentJobs() {
		Map<String, Double> figures = measure(new ConcurrentJobs(0, FLEET.size(), 500), 0);

		assertThat(figures.get("at a time")).isEqualTo(FLEET.size());
	}

	@ParameterizedTest
	@MethodSource("loads")
	void isPassedOnAsJson(Load load) {
		assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(load), Load.class)).isEqualTo(load);
	}

	static List<Load> loads() {
		return List.of(new Backlog(1, 2, 3), new Cancels(1, 2), new ConcurrentJobs(1, 2, 3), new Flood(1, 2, 3),
				new Orders(1), new Steps(1, 2, 3), new Trickle(1, 2, Duration.ofMillis(3)), new TwoClients(1, 2, 3, 4));
	}

	private static Map<String, Double> measure(Load load, long delayMillis) {
		Naps naps = new Naps(load.size());
		try (FakeContestant contestant = new FakeContestant(FLEET, naps, delayMillis)) {
			return load.measure(contestant, FLEET, naps);
		}
	}

}
