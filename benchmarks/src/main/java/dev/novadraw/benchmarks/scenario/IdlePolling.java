package dev.novadraw.benchmarks.scenario;

import java.util.List;

import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Naps;
import dev.novadraw.benchmarks.contestant.Roster;
import dev.novadraw.benchmarks.load.Orders;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.server.Child;
import dev.novadraw.benchmarks.server.Database;

/**
 * The cost of polling an empty queue while a snapshot keeps the dead rows of all past
 * jobs.
 */
final class IdlePolling extends Scenario<Stand> {

	private static final double TARGET_MILLIS = 200;

	private static final Fleet FLEET = new Fleet(2, 30);

	private static final String SETTLED = "select count(*) from job where finished_at is not null";

	/** The active time in milliseconds; a session reports it about once a second. */
	private static final String DATABASE_TIME = """
			select active_time from pg_stat_database where datname = current_database()
			""";

	IdlePolling() {
		super("idle-polling", "What does polling cost when there are no jobs?");
	}

	@Override
	public Section run(Stand stand) {
		int jobs = stand.either(30_000, 5_000);
		int seconds = stand.either(30, 10);
		Times times = measure(stand, jobs, seconds);
		stand.progress().accept("  before: %.1f ms/s, after: %.1f ms/s".formatted(times.before(), times.after()));
		return new Section(question(), """
				A process with %d workers and nothing to do, for %d s: before %,d jobs come and go, and after, while a
				transaction holds a snapshot from before. Database time in milliseconds a second, of all statements.
				""".formatted(FLEET.workers(), seconds, jobs), List.of("", "database time, ms/s"),
				List.of(List.of("before", Figures.number(times.before(), 1)),
						List.of("after, snapshot held", Figures.number(times.after(), 1))),
				List.of(Figures.atMost("After ≤ 200 ms a second", times.after(), TARGET_MILLIS)));
	}

	private static Times measure(Stand stand, int jobs, int seconds) {
		Address address = stand.migrated();
		try (Database database = new Database(address);
				Database holder = new Database(address);
				Child child = stand.jvm().start(Roster.NOVA, FLEET, new Orders(2 * jobs), address)) {
			child.awaitReady();
			run(child, database, 0, jobs / 10);
			double before = databaseTime(database, seconds);
			holder.execute("set idle_in_transaction_session_timeout = 0");
			holder.execute("begin isolation level repeatable read");
			holder.number("select count(*) from job");
			run(child, database, jobs / 10, jobs);
			return new Times(before, databaseTime(database, seconds));
		}
	}

	/** The database time in milliseconds a second. */
	private record Times(double before, double after) {
	}

	private static void run(Child child, Database database, int first, int jobs) {
		child.say("%d %d 0".formatted(first, jobs));
		while (database.number(SETTLED) < first + jobs) {
			pause(1);
		}
	}

	private static double databaseTime(Database database, int seconds) {
		pause(3);
		double begin = database.number(DATABASE_TIME);
		pause(seconds);
		return (database.number(DATABASE_TIME) - begin) / seconds;
	}

	private static void pause(int seconds) {
		long end = System.nanoTime() + seconds * 1_000_000_000L;
		Naps.await(() -> System.nanoTime() - end >= 0);
	}

}
