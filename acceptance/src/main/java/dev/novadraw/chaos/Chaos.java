package dev.novadraw.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import org.springframework.util.FileSystemUtils;

import dev.novadraw.chaos.fault.Need;
import dev.novadraw.chaos.fault.Scenario;
import dev.novadraw.chaos.rig.Rig;
import dev.novadraw.chaos.scenario.KillStorm;
import dev.novadraw.chaos.scenario.Nemesis;

/**
 * The command {@code nova chaos}.
 */
@Command(name = "nova chaos", mixinStandardHelpOptions = true, sortOptions = false,
		description = "Starts the whole system as real processes, breaks it in every way there is, and checks after each"
				+ " fault that every promise was kept. Takes about half an hour; nothing is left behind unless a promise was"
				+ " broken.")
public final class Chaos implements Callable<Integer> {

	@Option(names = "--list", description = "say which faults there are, and do nothing")
	private boolean list;

	@Option(names = "--only", split = ",", paramLabel = "ID", description = "try only these, such as K6,P1")
	private Set<String> only = Set.of();

	@Option(names = "--minutes", paramLabel = "M",
			description = "after the faults one by one, strike at random for so long; default: ${DEFAULT-VALUE}")
	private int minutes;

	@Option(names = "--kills", paramLabel = "N",
			description = "at the end, kill processes at random until so many were killed in all; default: ${DEFAULT-VALUE}")
	private int kills;

	@Option(names = "--random-only", description = "leave out the faults one by one")
	private boolean randomOnly;

	@Option(names = "--seed", paramLabel = "N", description = "repeat the choices of another run")
	private @Nullable Long seed;

	@Option(names = "--rate", paramLabel = "N", description = "submissions a second; default: ${DEFAULT-VALUE}")
	private int rate = 12;

	@Option(names = "--report", paramLabel = "FILE", description = "write a report, in Markdown")
	private @Nullable Path report;

	@Option(names = "--keep", paramLabel = "DIR",
			description = "where logs and tables are kept when a promise was broken; default: ${DEFAULT-VALUE}")
	private Path keep = Path.of("chaos-failure");

	private static final int MAX_PRINTED = 12;

	private final PrintStream out = System.out;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec command;

	private Chaos() {
	}

	/** Runs the command; the exit status is 1 if a guarantee was violated. */
	public static void main(String[] args) {
		System.setProperty("java.awt.headless", "true");
		System.exit(new CommandLine(new Chaos()).execute(args));
	}

	@Override
	public Integer call() throws IOException {
		List<Scenario> wanted = chosen();
		if (this.list) {
			wanted.forEach((scenario) -> this.out.printf("%-4s %s%n", scenario.id(), scenario.title()));
			return 0;
		}
		List<String> leftOut = LeftOut.of(wanted);
		leftOut.forEach(this.out::println);
		List<Scenario> scenarios = wanted.stream().filter((scenario) -> scenario.need().isMet()).toList();
		long chosenSeed = (this.seed != null) ? this.seed : new Random().nextLong(1_000_000);
		this.out.printf("Seed %d, %d faults one by one, %d minutes at random%n", chosenSeed, scenarios.size(),
				this.minutes);
		Findings findings = new Findings(chosenSeed, InstantSource.system(), leftOut);
		Path directory = Files.createTempDirectory("nova-chaos");
		Rig rig = Rig.start(directory, scenarios.stream().anyMatch((scenario) -> scenario.need() == Need.DISKS));
		Thread onInterrupt = Thread.ofPlatform().unstarted(rig::close);
		Runtime.getRuntime().addShutdownHook(onInterrupt);
		try {
			run(scenarios, new Random(chosenSeed), rig, findings);
		}
		finally {
			if (!findings.areGood() || findings.all().isEmpty()) {
				new FailureArtifacts(rig).keep(this.keep);
			}
			rig.close();
			Runtime.getRuntime().removeShutdownHook(onInterrupt);
			FileSystemUtils.deleteRecursively(directory);
		}
		return conclude(findings);
	}

	private List<Scenario> chosen() {
		List<Scenario> all = Scenarios.all();
		Set<String> known = all.stream().map(Scenario::id).collect(Collectors.toSet());
		Stream.of(this.only).flatMap(Set::stream).filter((id) -> !known.contains(id)).findFirst().ifPresent((id) -> {
			throw new ParameterException(this.command.commandLine(),
					"There is no fault '" + id + "'; --list says which there are.");
		});
		if (this.randomOnly) {
			return List.of();
		}
		return all.stream().filter((scenario) -> this.only.isEmpty() || this.only.contains(scenario.id())).toList();
	}

	private void run(List<Scenario> scenarios, RandomGenerator random, Rig rig, Findings findings) {
		Trial trial = new Trial(rig, random, this.rate);
		for (Scenario scenario : scenarios) {
			this.out.printf("%-4s %-66s ", scenario.id(), scenario.title());
			this.out.flush();
			print(findings.add(trial.of(scenario)));
		}
		if (this.minutes > 0) {
			Nemesis nemesis = new Nemesis(random.nextLong(), Duration.ofMinutes(this.minutes), this.out);
			print(findings.add(trial.of(nemesis.scenario())));
		}
		int left = this.kills - findings.sum(Finding::kills);
		if (left > 0) {
			KillStorm storm = new KillStorm(random.nextLong(), left, this.out);
			print(findings.add(trial.of(storm.scenario())));
		}
	}

	private void print(Finding finding) {
		this.out.printf("%s  %d accepted, %d lost, recovered in %.1f s; saw %s%n", finding.isGood() ? "ok " : "BAD",
				finding.accepted(), finding.lost(), Findings.seconds(finding.longestRecovery()), finding.effects());
		finding.broken().stream().limit(MAX_PRINTED).forEach((violation) -> this.out.println("     " + violation));
		if (finding.broken().size() > MAX_PRINTED) {
			this.out.println("     and " + (finding.broken().size() - MAX_PRINTED) + " more");
		}
	}

	private int conclude(Findings findings) throws IOException {
		this.out.println(findings.summary());
		if (this.report != null) {
			Files.writeString(this.report, new Report(findings).text());
			this.out.println("The report is in " + this.report);
		}
		if (!findings.areGood()) {
			this.out.println("Logs and tables are in " + this.keep.toAbsolutePath());
		}
		return findings.areGood() ? 0 : 1;
	}

}
