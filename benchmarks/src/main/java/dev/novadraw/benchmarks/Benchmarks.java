package dev.novadraw.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import org.springframework.util.FileSystemUtils;

import dev.novadraw.benchmarks.report.Machine;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.scenario.Scenario;
import dev.novadraw.benchmarks.server.Servers;

/**
 * A command that runs measurements one after the other, on its own servers.
 *
 * @param <S> the environment of the measurements
 */
abstract class Benchmarks<S> implements Callable<Integer> {

	@Option(names = "--list", description = "Lists what can be measured, and ends.")
	private boolean list;

	@Option(names = "--only", split = ",", paramLabel = "SCENARIO",
			description = "Runs only these scenarios, separated by commas.")
	private List<String> only = List.of();

	@Option(names = "--quick", description = "One short run of each, to try it out; not a result.")
	private boolean quick;

	@Option(names = "--report", paramLabel = "FILE", description = "Writes the tables to this file, too, as Markdown.")
	private @Nullable Path report;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	private final String title;

	private final List<Scenario<S>> scenarios;

	Benchmarks(String title, List<Scenario<S>> scenarios) {
		this.title = title;
		this.scenarios = scenarios;
	}

	abstract S stand(Servers servers, Path log);

	/** Lists the contestants, if there is a choice. */
	void listContestants() {
	}

	boolean isQuick() {
		return this.quick;
	}

	@Override
	public Integer call() throws IOException {
		if (this.list) {
			this.scenarios.forEach((scenario) -> System.out.printf("%-12s %s%n", scenario.name(), scenario.question()));
			listContestants();
			return 0;
		}
		List<Scenario<S>> chosen = chosen();
		Path data = Files.createTempDirectory("nova-bench");
		Path log = Path.of("bench.log").toAbsolutePath();
		System.out.printf("%s%n%sWhat the programs under test say goes to %s.%n%n",
				Machine.describe(InstantSource.system()), this.quick ? "A quick run, not a result.\n" : "", log);
		try (Servers servers = Servers.start(data)) {
			measure(chosen, stand(servers, log));
		}
		finally {
			FileSystemUtils.deleteRecursively(data);
		}
		return 0;
	}

	private List<Scenario<S>> chosen() {
		List<String> names = this.scenarios.stream().map(Scenario::name).toList();
		for (String name : this.only) {
			if (!names.contains(name)) {
				throw new ParameterException(this.spec.commandLine(),
						"There is no scenario '%s': choose from %s".formatted(name, String.join(", ", names)));
			}
		}
		return this.scenarios.stream()
			.filter((scenario) -> this.only.isEmpty() || this.only.contains(scenario.name()))
			.toList();
	}

	private void measure(List<Scenario<S>> chosen, S stand) throws IOException {
		List<Section> sections = new ArrayList<>();
		for (Scenario<S> scenario : chosen) {
			System.out.printf("[%d of %d] %s%n", sections.size() + 1, chosen.size(), scenario.question());
			Section section = scenario.run(stand);
			sections.add(section);
			System.out.printf("%n%s%n", section.markdown());
			write(sections);
		}
	}

	// Written after each measurement, so that an interrupted run keeps its results.
	private void write(List<Section> sections) throws IOException {
		if (this.report != null) {
			Files.writeString(this.report,
					"# %s%n%n%s%n%s%n%s".formatted(this.title, Machine.describe(InstantSource.system()),
							this.quick ? "\n**A quick run, not a result.**\n" : "",
							sections.stream().map(Section::markdown).collect(Collectors.joining("\n"))));
		}
	}

}
