package dev.novadraw.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.novadraw.benchmarks.contestant.Address;

/**
 * PostgreSQL's own load generator, with the life of a job as four bare statements. It
 * measures the limit of the database without a queue on top.
 *
 * @param program the executable
 */
public record Pgbench(Path program) {

	private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without");

	/**
	 * Finds the program on the path and in the directories of packages.
	 */
	public static Optional<Pgbench> find() {
		Stream<Path> onPath = Stream.of(System.getenv("PATH").split(":")).map(Path::of);
		Stream<Path> usual = Stream
			.of("/usr/lib/postgresql/18/bin", "/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin",
					"/usr/lib/postgresql/15/bin", "/opt/homebrew/opt/libpq/bin", "/opt/homebrew/opt/postgresql@18/bin")
			.map(Path::of);
		return Stream.concat(onPath, usual)
			.map((directory) -> directory.resolve("pgbench"))
			.filter(Files::isExecutable)
			.findFirst()
			.map(Pgbench::new);
	}

	/**
	 * Returns the number of job lives that the database completes in a second.
	 * @param script the file with the statements, in the package of this class
	 */
	public double livesPerSecond(Address address, String script, int clients, Duration time) {
		try {
			Path file = Files.createTempFile("life", ".sql");
			Files.writeString(file, Resources.text(script));
			String output = run(address, List.of(this.program.toString(), "--no-vacuum", "--protocol=prepared",
					"--client=" + clients, "--jobs=2", "--time=" + time.toSeconds(), "--file=" + file));
			Files.delete(file);
			Matcher rate = RATE.matcher(output);
			if (!rate.find()) {
				throw new IllegalStateException("pgbench said:\n" + output);
			}
			return Double.parseDouble(rate.group(1));
		}
		catch (IOException ex) {
			throw new IllegalStateException("pgbench could not be run", ex);
		}
	}

	private static String run(Address address, List<String> command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		Matcher url = Pattern.compile("//(.+):(\\d+)/(.+)").matcher(address.jdbcUrl());
		if (!url.find()) {
			throw new IllegalArgumentException(address.jdbcUrl());
		}
		builder.environment().put("PGHOST", url.group(1));
		builder.environment().put("PGPORT", url.group(2));
		builder.environment().put("PGDATABASE", url.group(3));
		builder.environment().put("PGUSER", address.user());
		builder.environment().put("PGPASSWORD", address.password());
		Process process = builder.start();
		process.getOutputStream().close();
		try (InputStream output = process.getInputStream()) {
			return new String(output.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
