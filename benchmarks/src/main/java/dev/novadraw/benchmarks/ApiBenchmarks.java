package dev.novadraw.benchmarks;

import java.nio.file.Path;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import dev.novadraw.benchmarks.api.Accepting;
import dev.novadraw.benchmarks.api.ApiStand;
import dev.novadraw.benchmarks.api.Bombs;
import dev.novadraw.benchmarks.api.Idle;
import dev.novadraw.benchmarks.api.Pacing;
import dev.novadraw.benchmarks.api.Reading;
import dev.novadraw.benchmarks.api.SlowBodies;
import dev.novadraw.benchmarks.api.Streaming;
import dev.novadraw.benchmarks.server.Servers;

/**
 * The command {@code nova bench api}.
 */
@Command(name = "nova bench api", sortOptions = false, mixinStandardHelpOptions = true, version = "Nova Draw",
		description = "Measures a gateway beside a bare controller and bare statements, and prints tables.%n")
public final class ApiBenchmarks extends Benchmarks<ApiStand> {

	private ApiBenchmarks() {
		super("Performance of the API", List.of(new Pacing(), new Accepting(), new Reading(), new Streaming(),
				new SlowBodies(), new Bombs(), new Idle()));
	}

	public static void main(String[] args) {
		System.exit(new CommandLine(new ApiBenchmarks()).execute(args));
	}

	@Override
	ApiStand stand(Servers servers, Path log) {
		return new ApiStand(servers, log, isQuick(), System.out::println);
	}

}
