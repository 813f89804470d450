package dev.novadraw.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The findings of a run, as a page of the documentation.
 */
final class Report {

	private final Findings findings;

	Report(Findings findings) {
		this.findings = findings;
	}

	String text() {
		return String.join("\n", intro(), figures(), faults(), providers(), leftOut());
	}

	private String intro() {
		return """
				# Reliability under faults

				Written by `./nova chaos --report docs/reliability.md`. Two gateways, two workers, PostgreSQL and Kafka run as separate
				processes, with proxies between them. A fake AI provider counts its calls (response time: median 200 ms, p99 2 s).
				Clients submit jobs all the time, record which were accepted with 202, and repeat no request. After each fault, all
				guarantees are checked:

				- no accepted job is lost, and each has one final state and one result;
				- event logs of jobs have no gaps, and no result comes from an attempt that had lost its lease;
				- no attempt makes more calls than it may, and every event is published;
				- no client sees a job return to an earlier state;
				- the only error is 503, and no response takes longer than 4 s;
				- neither logs nor Kafka contain user content.

				A fault that had no effect counts as a failure.

				%s, seed %d, %s, Java %s, %d processors.

				Time settings: lease 2 s, sweep every 0.2 s, hint timeout 1 s.
				"""
			.formatted(LocalDate.ofInstant(this.findings.begin(), ZoneOffset.UTC), this.findings.seed(),
					System.getProperty("os.name") + " " + System.getProperty("os.version"),
					System.getProperty("java.version"), Runtime.getRuntime().availableProcessors());
	}

	private String figures() {
		List<Duration> recoveries = this.findings.recoveries();
		int accepted = this.findings.sum(Finding::accepted);
		int faults = this.findings.sum(Finding::injections);
		int trials = this.findings.all().size();
		return """
				| figure | |
				|---|---|
				| trials | %d |
				| faults that had an effect | %d |
				| processes killed | %d |
				| jobs accepted | %d |
				| jobs lost | **%d** |
				| jobs with two results or two final states | **%d** |
				| calls of the AI provider beyond one per story | %d (%.1f %%) |
				| recovery, median | %.1f s |
				| recovery, longest | %.1f s |
				| guarantees violated | %d |

				Without a loss in n independent trials, the true rate is below 3/n with 95 %% confidence: a fault of these kinds loses
				a job in less than %.1f %% of cases (n = %d). The %d jobs are not independent of each other. If they were, less than
				one in %d would be lost.
				"""
			.formatted(trials, faults, this.findings.sum(Finding::kills), accepted, this.findings.sum(Finding::lost),
					this.findings.sum(Finding::doubled), this.findings.sum(Finding::extraCalls),
					100.0 * this.findings.sum(Finding::extraCalls) / Math.max(1, accepted), median(recoveries),
					Findings.seconds(recoveries.getLast()), this.findings.sum((finding) -> finding.broken().size()),
					100 * Findings.bound(faults), faults, accepted, accepted / 3);
	}

	private static double median(List<Duration> sorted) {
		return Findings.seconds(sorted.get(sorted.size() / 2));
	}

	private String faults() {
		return """
				## Results by fault

				Recovery is the time from the end of a fault until all jobs accepted until then have ended. If processes are killed
				several times, it is the time until their jobs run again, and the longest one is shown. "Slowest" is the longest
				response time of a submission during the trial.

				| id | fault | effect | accepted | lost | extra calls | recovery | slowest | guarantees hold |
				|---|---|---|--:|--:|--:|--:|--:|---|
				%s
				"""
			.formatted(this.findings.all().stream().map(Report::row).collect(Collectors.joining("\n")));
	}

	private static String row(Finding finding) {
		String hit = finding.effects()
			.entrySet()
			.stream()
			.map((effect) -> effect.getValue() + " " + effect.getKey())
			.collect(Collectors.joining("; "));
		return "| %s | %s | %s | %d | %d | %d | %.1f s | %.1f s | %s |".formatted(finding.scenario().id(),
				finding.scenario().title(), hit, finding.accepted(), finding.lost(), finding.extraCalls(),
				Findings.seconds(finding.longestRecovery()), Findings.seconds(finding.slowest()),
				finding.isGood() ? "yes" : "**no**: " + finding.broken().getFirst());
	}

	// Written and checked by MannersTableTests in the module of the workers.
	private static String providers() {
		try (InputStream in = Objects.requireNonNull(Report.class.getResourceAsStream("providers.md"))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String leftOut() {
		return "## Not tested\n\n" + Stream.concat(this.findings.leftOut().stream(), Scenarios.LEFT_OUT.stream())
			.map((sentence) -> "- " + sentence)
			.collect(Collectors.joining("\n")) + "\n";
	}

}
