package dev.novadraw.chaos;

import java.util.List;
import java.util.stream.Stream;

import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.scenario.ClockFaults;
import dev.novadraw.chaos.scenario.DatabaseFaults;
import dev.novadraw.chaos.scenario.DiskFaults;
import dev.novadraw.chaos.scenario.EventFaults;
import dev.novadraw.chaos.scenario.Failpoints;
import dev.novadraw.chaos.scenario.KafkaFaults;
import dev.novadraw.chaos.scenario.PostgresFaults;
import dev.novadraw.chaos.scenario.ProcessFaults;
import dev.novadraw.chaos.scenario.RightsFaults;

/**
 * All scenarios, and the excluded ones.
 */
final class Scenarios {

	/** The excluded faults, with the reasons. */
	static final List<String> LEFT_OUT = List.of(
			"F10, F12, F13: failpoints of webhooks, erasure and voice, which do not exist yet.",
			"P2 (a crash at a chosen point): see F1 to F11. No file is stored before its row, because there is no "
					+ "object store: drawings are written in the transaction of their row.",
			"P9 (an old and a new version side by side): there is no earlier release.",
			"A full disk under all servers of one process: see StandaloneDiskTests. D6 fills the disk of the "
					+ "broker only.",
			"K9 (a handler that exceeds the poll interval): the handler only puts hints into a queue and never waits.",
			"D10 (a migration under load): belongs to the first release that migrates 100,000 rows.");

	private Scenarios() {
	}

	static List<Scenario> all() {
		return Stream
			.of(Failpoints.all(), ProcessFaults.all(), KafkaFaults.all(), PostgresFaults.all(), DiskFaults.all(),
					EventFaults.all(), DatabaseFaults.all(), RightsFaults.all(), ClockFaults.all())
			.flatMap(List::stream)
			.toList();
	}

}
