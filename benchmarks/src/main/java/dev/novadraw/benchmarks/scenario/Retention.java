package dev.novadraw.benchmarks.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.contestant.Roster;
import dev.novadraw.benchmarks.load.Pace;
import dev.novadraw.benchmarks.load.Trickle;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.server.Database;
import dev.novadraw.benchmarks.server.Jvm;

/**
 * The size of tables while old jobs are removed as fast as new ones arrive.
 */
final class Retention extends Scenario<Stand> {

	private static final int EVERY_MILLIS = 4;

	private static final int SAMPLES = 12;

	private static final double TARGET = 1.1;

	private static final double MEGABYTE = 1024 * 1024;

	private static final List<String> TABLES = List.of("job", "job_event", "job_attempt");

	Retention() {
		super("retention", "Do tables keep their size when old jobs are removed?");
	}

	@Override
	public Section run(Stand stand) {
		int seconds = stand.either(600, 60);
		Address address = stand.migrated();
		Jvm jvm = stand.jvm().with("-Dnova.retention.succeeded=20s").with("-Dnova.retention.interval=1s");
		Trickle load = new Trickle(0, seconds * 1000 / EVERY_MILLIS, Duration.ofMillis(EVERY_MILLIS));
		CompletableFuture<?> running = CompletableFuture
			.supplyAsync(() -> jvm.measure(Roster.NOVA, new Fleet(2, 30), load, address));
		List<List<String>> rows = new ArrayList<>();
		List<Double> sizes = new ArrayList<>();
		long begin = System.nanoTime();
		Pace pace = new Pace(Duration.ofSeconds(seconds / SAMPLES));
		try (Database database = new Database(address)) {
			while (!running.isDone()) {
				pace.await();
				rows.add(row(database, (System.nanoTime() - begin) / 1_000_000_000));
				sizes.add(database.number("select pg_database_size(current_database())"));
				stand.progress().accept("  " + rows.getLast());
			}
		}
		running.join();
		return new Section(question(), """
				%d jobs a second for %d s, each removed 20 s after its end. Sizes in MB.
				""".formatted(1000 / EVERY_MILLIS, seconds),
				List.of("after s", "jobs", "job", "its indexes", "job_event", "its indexes", "job_attempt",
						"its indexes"),
				rows, List.of(Figures.atMost("Size of the database at the end ÷ at half time ≤ 1.1",
						sizes.getLast() / sizes.get(sizes.size() / 2), TARGET)));
	}

	private static List<String> row(Database database, long second) {
		List<String> row = new ArrayList<>(
				List.of(Long.toString(second), Figures.number(database.number("select count(*) from job"), 0)));
		for (String table : TABLES) {
			row.add(size(database, "pg_table_size", table));
			row.add(size(database, "pg_indexes_size", table));
		}
		return List.copyOf(row);
	}

	private static String size(Database database, String function, String table) {
		return Figures.number(database.number("select %s('%s')".formatted(function, table)) / MEGABYTE, 1);
	}

}
