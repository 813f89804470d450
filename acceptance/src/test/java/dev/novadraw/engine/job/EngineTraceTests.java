package dev.novadraw.engine.job;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.novadraw.queuemodel.Trace;
import dev.novadraw.queuemodel.TraceValidation;
import dev.novadraw.queuemodel.Transition;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real statements on a real database in random order, with leases, hints and
 * deadlines that run out at any moment. Their effects must be what the model allows, and
 * must cover all of it.
 */
class EngineTraceTests {

	private static final long SEED = 20261123;

	private static final int ROUNDS = 2000;

	@TempDir
	private Path data;

	@Test
	void writesOnlyLogsThatTheModelAllows() {
		try (Walk walk = new Walk(this.data, SEED)) {
			for (int round = 0; round < ROUNDS; round++) {
				walk.round();
			}

			Trace trace = TraceValidation.of(walk.source());

			assertThat(trace.violations()).isEmpty();
			assertThat(trace.steps()).as("what the walk has tried").containsOnlyKeys(Transition.values());
		}
	}

}
