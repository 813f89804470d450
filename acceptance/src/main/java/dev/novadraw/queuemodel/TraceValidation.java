package dev.novadraw.queuemodel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/**
 * The validation of a system's event log, replayed job by job against the model's steps.
 * The results are compared with the job rows and the ledger. It reads one snapshot, so
 * the system may be running meanwhile.
 */
public final class TraceValidation {

	private final Map<Transition, Long> steps = new EnumMap<>(Transition.class);

	private final List<String> violations = new ArrayList<>();

	private long jobs;

	private long open;

	private TraceValidation() {
	}

	/**
	 * Validates all jobs of a database.
	 */
	public static Trace of(DataSource database) {
		TraceValidation validation = new TraceValidation();
		new HistoryRepository(database).forEach(validation::validate);
		return validation.trace();
	}

	/**
	 * Validates histories.
	 */
	public static Trace of(Iterable<History> histories) {
		TraceValidation validation = new TraceValidation();
		histories.forEach(validation::validate);
		return validation.trace();
	}

	private void validate(History history) {
		this.jobs++;
		if (!history.job().state().isFinal()) {
			this.open++;
		}
		Replay replay = new Replay(history);
		replay.violations().forEach((violation) -> this.violations.add("job " + history.job().id() + ": " + violation));
		replay.steps().forEach((step) -> this.steps.merge(step, 1L, Long::sum));
	}

	private Trace trace() {
		return new Trace(this.jobs, this.open, this.steps, this.violations);
	}

}
