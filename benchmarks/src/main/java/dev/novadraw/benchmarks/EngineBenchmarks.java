package dev.novadraw.benchmarks;

import java.nio.file.Path;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.novadraw.benchmarks.contestant.Roster;
import dev.novadraw.benchmarks.scenario.Scenarios;
import dev.novadraw.benchmarks.scenario.Stand;
import dev.novadraw.benchmarks.server.Jvm;
import dev.novadraw.benchmarks.server.Servers;

/**
 * The command {@code nova bench engine}.
 */
@Command(name = "nova bench engine", sortOptions = false, mixinStandardHelpOptions = true, version = "Nova Draw",
		description = "Measures the engine beside its peers, on one PostgreSQL and one Kafka, and prints tables.%n")
public final class EngineBenchmarks extends Benchmarks<Stand> {

	@Option(names = "--contestants", split = ",", paramLabel = "NAME",
			description = "Lets only these take part, separated by commas; ours always does.")
	private List<Roster> contestants = List.of(Roster.values());

	@Option(names = "--jvm-option", paramLabel = "OPTION",
			description = "An option for the JVM of every contestant; may be repeated. Default: -Xmx1g.")
	private List<String> jvmOptions = List.of("-Xmx1g");

	private EngineBenchmarks() {
		super("Performance of the engine", Scenarios.ALL);
	}

	public static void main(String[] args) {
		System.exit(new CommandLine(new EngineBenchmarks()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
	}

	@Override
	void listContestants() {
		System.out.println();
		List.of(Roster.values())
			.forEach((contestant) -> System.out.printf("%-18s %s%n", contestant, contestant.title()));
	}

	@Override
	Stand stand(Servers servers, Path log) {
		return new Stand(servers, new Jvm(log, List.copyOf(this.jvmOptions)), roster(), isQuick(), System.out::println);
	}

	private List<Roster> roster() {
		return List.of(Roster.values())
			.stream()
			.filter((contestant) -> contestant == Roster.NOVA || this.contestants.contains(contestant))
			.toList();
	}

}
