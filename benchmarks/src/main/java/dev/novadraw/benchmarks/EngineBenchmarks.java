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
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import org.springframework.util.FileSystemUtils;

import dev.novadraw.benchmarks.contestant.Roster;
import dev.novadraw.benchmarks.report.Machine;
import dev.novadraw.benchmarks.report.Section;
import dev.novadraw.benchmarks.scenario.Scenario;
import dev.novadraw.benchmarks.scenario.Scenarios;
import dev.novadraw.benchmarks.scenario.Stand;
import dev.novadraw.benchmarks.server.Jvm;
import dev.novadraw.benchmarks.server.Servers;

/**
 * The command {@code nova bench engine}.
 */
@Command(name = "nova bench engine", sortOptions = false, mixinStandardHelpOptions = true, version = "Nova Draw",
		description = "Measures the engine beside its peers, on one PostgreSQL and one Kafka, and prints tables.%n")
public final class EngineBenchmarks implements Callable<Integer> {

	@Option(names = "--list", description = "Lists the scenarios and the contestants, and ends.")
	private boolean list;

	@Option(names = "--only", split = ",", paramLabel = "SCENARIO",
			description = "Runs only these scenarios, separated by commas.")
	private List<String> only = List.of();

	@Option(names = "--contestants", split = ",", paramLabel = "NAME",
			description = "Lets only these take part, separated by commas; ours always does.")
	private List<Roster> contestants = List.of(Roster.values());

	@Option(names = "--quick", description = "One short run of each: a look at what there is, not a result.")
	private boolean quick;

	@Option(names = "--report", paramLabel = "FILE", description = "Writes the tables to this file, too, as Markdown.")
	private @Nullable Path report;

	@Option(names = "--jvm-option", paramLabel = "OPTION",
			description = "An option for the JVM of every contestant; may be repeated. Default: -Xmx1g.")
	private List<String> jvmOptions = List.of("-Xmx1g");

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	private EngineBenchmarks() {
	}

	public static void main(String[] args) {
		System.exit(new CommandLine(new EngineBenchmarks()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
	}

	@Override
	public Integer call() throws IOException {
		if (this.list) {
			Scenarios.ALL.forEach((one) -> System.out.printf("%-12s %s%n", one.name(), one.question()));
			System.out.println();
			List.of(Roster.values()).forEach((one) -> System.out.printf("%-18s %s%n", one, one.title()));
			return 0;
		}
		List<Scenario> chosen = chosen();
		Path data = Files.createTempDirectory("nova-bench");
		Path log = Path.of("bench.log").toAbsolutePath();
		System.out.printf("%s%n%sWhat contestants say goes to %s.%n%n", Machine.describe(InstantSource.system()),
				this.quick ? "A quick look, not a result.\n" : "", log);
		try (Servers servers = Servers.start(data)) {
			Jvm jvm = new Jvm(log, List.copyOf(this.jvmOptions));
			measure(chosen, new Stand(servers, jvm, roster(), this.quick, System.out::println));
		}
		finally {
			FileSystemUtils.deleteRecursively(data);
		}
		return 0;
	}

	private List<Scenario> chosen() {
		List<String> names = Scenarios.ALL.stream().map(Scenario::name).toList();
		for (String name : this.only) {
			if (!names.contains(name)) {
				throw new ParameterException(this.spec.commandLine(),
						"There is no scenario '%s': choose from %s".formatted(name, String.join(", ", names)));
			}
		}
		return Scenarios.ALL.stream().filter((one) -> this.only.isEmpty() || this.only.contains(one.name())).toList();
	}

	private List<Roster> roster() {
		return List.of(Roster.values())
			.stream()
			.filter((one) -> one == Roster.NOVA || this.contestants.contains(one))
			.toList();
	}

	private void measure(List<Scenario> chosen, Stand stand) throws IOException {
		List<Section> sections = new ArrayList<>();
		for (Scenario scenario : chosen) {
			System.out.printf("[%d of %d] %s%n", sections.size() + 1, chosen.size(), scenario.question());
			Section section = scenario.run(stand);
			sections.add(section);
			System.out.printf("%n%s%n", section.markdown());
			write(sections);
		}
	}

	// After each, so that a run that is stopped leaves what it had.
	private void write(List<Section> sections) throws IOException {
		if (this.report != null) {
			Files.writeString(this.report,
					"# Performance of the engine%n%n%s%n%s%n%s".formatted(Machine.describe(InstantSource.system()),
							this.quick ? "\n**A quick look, not a result.**\n" : "",
							sections.stream().map(Section::markdown).collect(Collectors.joining("\n"))));
		}
	}

}
