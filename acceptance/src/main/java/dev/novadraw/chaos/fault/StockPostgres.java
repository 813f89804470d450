package dev.novadraw.chaos.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An older PostgreSQL installation of this machine, at Debian's path; statements are
 * tested on it as well.
 */
public final class StockPostgres {

	private static final Path INSTALLATIONS = Path.of("/usr/lib/postgresql");

	private StockPostgres() {
	}

	public static Optional<Path> find() {
		return Stream.of("15", "14", "16", "17")
			.map(INSTALLATIONS::resolve)
			.filter((directory) -> Files.isExecutable(directory.resolve("bin/initdb")))
			.findFirst();
	}

}
