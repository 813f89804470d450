package dev.novadraw.benchmarks.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.benchmarks.contestant.Fleet;
import dev.novadraw.benchmarks.load.Flood;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.server.Pgbench;

/**
 * The number of jobs completed a second, beside the limit of the database itself.
 */
final class Throughput extends Scenario<Stand> {

	private static final int CLIENTS = 32;

	private static final String OURS = "on our tables";

	private static final String NARROW = "on narrow tables";

	Throughput() {
		super("throughput", "How many empty jobs are completed in a second?");
	}

	@Override
	public Section run(Stand stand) {
		Optional<Pgbench> pgbench = Pgbench.find();
		Flood load = new Flood(stand.either(10_000, 3_000), stand.either(20_000, 5_000), CLIENTS);
		List<Figures> figures = Figures.byPlace(stand.repeat(() -> round(stand, pgbench, load)));
		Figures bare = figures.getFirst();
		return new Section(question(),
				"""
						%,d empty jobs from %d clients, after %,d to warm up, from the first submission to the last settlement; 2
						workers with 30 slots each; servers, workers and clients share the machine. pgbench runs one job's life as
						four statements with a commit each (submit and its event; dispatch; claim; settle and its event) with 8, 16
						and 32 clients, of which the best counts: on the tables of this project with all their indexes and guards,
						and on tables with only what these statements need. Spring Kafka has no database to write to.
						"""
					.formatted(load.jobs(), CLIENTS, load.warmUp()),
				List.of("jobs per second", "accepted", "settled", "ratio to pgbench on our tables"),
				rows(stand, pgbench.isPresent(), figures), List.of(verdict(pgbench.isPresent(), figures.get(1), bare)));
	}

	private static List<List<String>> rows(Stand stand, boolean withPgbench, List<Figures> figures) {
		Figures bare = figures.getFirst();
		List<List<String>> rows = new ArrayList<>();
		if (withPgbench) {
			rows.add(List.of("pgbench " + OURS, "", bare.text(OURS, 0), ratio(bare, OURS, bare)));
			rows.add(List.of("pgbench " + NARROW, "", bare.text(NARROW, 0), ratio(bare, NARROW, bare)));
		}
		for (int i = 0; i < stand.contestants().size(); i++) {
			Figures result = figures.get(i + 1);
			rows.add(List.of(stand.contestants().get(i).title(), result.text("accepted/s", 0),
					result.text("settled/s", 0), withPgbench ? ratio(result, "settled/s", bare) : ""));
		}
		return rows;
	}

	private static String verdict(boolean withPgbench, Figures ours, Figures bare) {
		return withPgbench ? Figures.atLeast("Ratio ≥ 1.0", ours.median("settled/s") / bare.median(OURS), 1)
				: "pgbench was not found: install it (`apt-get install postgresql-client postgresql-contrib`, "
						+ "`brew install postgresql`) and run this again.";
	}

	private static String ratio(Figures result, String name, Figures bare) {
		return Figures.number(result.median(name) / bare.median(OURS), 2);
	}

	private static List<Map<String, Double>> round(Stand stand, Optional<Pgbench> pgbench, Flood load) {
		List<Map<String, Double>> round = new ArrayList<>();
		round.add(pgbench.map((found) -> bare(stand, found)).orElse(Map.of()));
		stand.contestants().forEach((contestant) -> round.add(stand.once(contestant, new Fleet(2, 30), load)));
		return round;
	}

	private static Map<String, Double> bare(Stand stand, Pgbench pgbench) {
		Map<String, Double> bare = Map.of(OURS, best(stand, pgbench, true), NARROW, best(stand, pgbench, false));
		stand.progress().accept("  pgbench: " + Figures.plainly(bare));
		return bare;
	}

	private static double best(Stand stand, Pgbench pgbench, boolean onOurTables) {
		Duration time = Duration.ofSeconds(stand.either(10, 3));
		return IntStream.of(8, 16, 32).mapToDouble((clients) -> {
			if (onOurTables) {
				return pgbench.livesPerSecond(stand.migrated(), "our-life.sql", clients, time);
			}
			Address address = stand.servers().vacate();
			stand.servers().execute(address, "narrow-tables.sql");
			return pgbench.livesPerSecond(address, "narrow-life.sql", clients, time);
		}).max().orElseThrow();
	}

}
