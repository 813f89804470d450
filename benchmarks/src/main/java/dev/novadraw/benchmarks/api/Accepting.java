package dev.novadraw.benchmarks.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.novadraw.benchmarks.app.App;
import dev.novadraw.benchmarks.app.Drawings;
import dev.novadraw.benchmarks.contestant.Address;
import dev.novadraw.benchmarks.report.Figures;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.scenario.Scenario;
import dev.novadraw.benchmarks.server.Database;
import dev.novadraw.benchmarks.server.Pgbench;

/**
 * The maximum rate at which a gateway accepts drawings.
 */
public final class Accepting extends Scenario<ApiStand> {

	private static final int CALLERS = 32;

	private static final String RATE = "accepted/s";

	private static final double GOAL = 0.6;

	public Accepting() {
		super("accepting", "How many drawings are accepted in a second?");
	}

	@Override
	public Section run(ApiStand stand) {
		Optional<Pgbench> pgbench = Pgbench.find();
		List<Figures> figures = Figures.byPlace(stand.repeat(() -> round(stand, pgbench)));
		Figures ours = figures.get(0);
		Figures bare = figures.get(1);
		Figures statements = figures.get(2);
		return new Section(question(),
				"""
						Drawings of 100 KB on %d connections, as fast as they are answered, after %d s to warm up; gateway, database
						and callers share the machine. The bare controller takes the file and inserts the same rows in one
						transaction, and does nothing else. pgbench inserts them without sending the file: the database has it.
						"""
					.formatted(CALLERS, warmUp(stand).toSeconds()),
				List.of("", "accepted in a second", "ours ÷ this"),
				List.of(List.of("Nova Draw", ours.text(RATE, 0), ""),
						List.of("bare controller", bare.text(RATE, 0), ratio(ours, bare)),
						List.of("pgbench", pgbench.isPresent() ? statements.text(RATE, 0) : "not installed",
								pgbench.isPresent() ? ratio(ours, statements) : "")),
				List.of(Figures.atLeast("Ratio to the bare controller ≥ 0.6", ours.median(RATE) / bare.median(RATE),
						GOAL)));
	}

	private static String ratio(Figures ours, Figures other) {
		return Figures.number(ours.median(RATE) / other.median(RATE), 2);
	}

	private static List<Map<String, Double>> round(ApiStand stand, Optional<Pgbench> pgbench) {
		Map<String, Double> ours = measure(stand, stand.gateway());
		Map<String, Double> bare = measure(stand, stand.bare());
		return List.of(ours, bare, pgbench.map((found) -> statements(stand, found)).orElse(Map.of()));
	}

	private static Map<String, Double> measure(ApiStand stand, App app) {
		try (app) {
			byte[] request = app.story(Drawings.ofBytes(100_000));
			Callers callers = new Callers(app, CALLERS);
			callers.warmUp(request, warmUp(stand));
			return stand.reported(
					Map.of(RATE, callers.flatOut(List.of(request), 202, Duration.ofSeconds(stand.either(15, 5)))));
		}
	}

	/**
	 * Returns the warm-up time; the JIT compilers need a minute and a half to optimize a
	 * gateway.
	 */
	private static Duration warmUp(ApiStand stand) {
		return Duration.ofSeconds(stand.either(90, 20));
	}

	private static Map<String, Double> statements(ApiStand stand, Pgbench pgbench) {
		Map<String, Double> figures = Map.of(RATE, IntStream.of(8, 16, 32).mapToDouble((clients) -> {
			Address address = stand.migrated();
			try (Database database = new Database(address)) {
				// Noise, as in the submitted drawings, so that it cannot be compressed.
				database.execute("create table sample as "
						+ "select string_agg(uuid_send(gen_random_uuid()), '') as content from generate_series(1, 6250)");
			}
			return pgbench.livesPerSecond(address, "submission.sql", clients, Duration.ofSeconds(stand.either(10, 3)));
		}).max().orElseThrow());
		stand.progress().accept("  pgbench: " + Figures.plainly(figures));
		return figures;
	}

}
