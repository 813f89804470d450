package dev.novadraw.benchmarks.scenario;

import java.util.ArrayList;
import java.util.List;

import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Naps;
import dev.novadraw.benchmarks.contestant.Roster;
import dev.novadraw.benchmarks.load.Orders;
import dev.novadraw.benchmarks.load.Percentiles;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.server.Child;
import dev.novadraw.benchmarks.server.Database;

/**
 * The time until the jobs of a killed worker are claimed again.
 */
final class Recovery extends Scenario<Stand> {

	private static final int SLOTS = 30;

	private static final int JOB_MILLIS = 10_000;

	private static final double TARGET_SECONDS = 20;

	private static final String RUNNING = "select count(*) from job where state = 'RUNNING'";

	private static final String NOW = "select extract(epoch from clock_timestamp())";

	/** The seconds until the next claim, for each job that the killed process held. */
	private static final String SECONDS_TO_NEXT_CLAIM = """
			select extract(epoch from again.at) - %1$s from (
				select distinct on (job_id) job_id, seq, state, worker from job_event
				where extract(epoch from at) <= %1$s order by job_id, seq desc) as last
			cross join lateral (
				select at from job_event where job_id = last.job_id and seq > last.seq and state = 'RUNNING'
				order by seq limit 1) as again
			where last.state = 'RUNNING' and last.worker like '%%-%2$d-%%'
			""";

	Recovery() {
		super("recovery", "How soon do the jobs of a killed worker continue?");
	}

	@Override
	public Section run(Stand stand) {
		int rounds = stand.either(5, 1);
		List<Double> all = new ArrayList<>();
		for (int round = 0; round < rounds; round++) {
			all.addAll(killWorker(stand));
			stand.progress()
				.accept("  longest of %d jobs so far: %.1f s".formatted(all.size(), percentiles(all).largest()));
		}
		Percentiles waits = percentiles(all);
		return new Section(question(), """
				Two worker processes with %d slots each and default leases, all slots taken by jobs of 10 s; one
				process gets `kill -9`. From the kill to the next claim of each job it held, by the database's clock, %d
				times over.
				""".formatted(SLOTS, rounds), List.of("jobs", "p50 s", "p99 s", "longest, s"),
				List.of(List.of(Integer.toString(all.size()), Figures.number(waits.at(50), 1),
						Figures.number(waits.at(99), 1), Figures.number(waits.largest(), 1))),
				List.of(Figures.atMost("p99 ≤ 20 s", waits.at(99), TARGET_SECONDS)));
	}

	private static Percentiles percentiles(List<Double> seconds) {
		return new Percentiles(seconds.stream().mapToDouble(Double::doubleValue).toArray());
	}

	private static List<Double> killWorker(Stand stand) {
		Address address = stand.migrated();
		Fleet fleet = new Fleet(1, SLOTS);
		Orders load = new Orders(2 * SLOTS);
		try (Database database = new Database(address);
				Child survivor = stand.jvm().start(Roster.NOVA, fleet, load, address);
				Child victim = stand.jvm().start(Roster.NOVA, fleet, load, address)) {
			survivor.awaitReady();
			victim.awaitReady();
			survivor.say("0 %d %d".formatted(2 * SLOTS, JOB_MILLIS));
			Naps.await(() -> database.number(RUNNING) == 2 * SLOTS);
			String at = Double.toString(database.number(NOW));
			victim.kill();
			String again = SECONDS_TO_NEXT_CLAIM.formatted(at, victim.pid());
			Naps.await(() -> database.numbers(again).size() == SLOTS);
			return database.numbers(again);
		}
	}

}
