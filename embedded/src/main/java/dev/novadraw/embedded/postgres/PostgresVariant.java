package dev.novadraw.embedded.postgres;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The programs of a server and the variables of its process; for tests alone.
 *
 * @param installation the directory of an installation of this machine, such as
 * /usr/lib/postgresql/15, which runs with its own settings; null for the shipped programs
 * @param environment variables of the process of the server beside those of this one
 */
public record PostgresVariant(@Nullable Path installation, Map<String, String> environment) {

	/** Names the directory of an installation. */
	private static final String INSTALLATION = "nova.postgres";

	public PostgresVariant {
		environment = Map.copyOf(environment);
	}

	/**
	 * Returns the shipped programs, or the installation that the system property
	 * {@code nova.postgres} names.
	 */
	public static PostgresVariant configured() {
		String directory = System.getProperty(INSTALLATION, "");
		return new PostgresVariant(directory.isEmpty() ? null : Path.of(directory).toAbsolutePath(), Map.of());
	}

	/**
	 * Returns an installation of this machine.
	 */
	public static PostgresVariant of(Path installation) {
		return new PostgresVariant(installation, Map.of());
	}

	/**
	 * Returns the same programs with further variables.
	 */
	public PostgresVariant with(Map<String, String> environment) {
		return new PostgresVariant(this.installation, environment);
	}

	/** The name of its data directory: each version has one of its own. */
	String directory() {
		return (this.installation != null) ? "cluster-" + this.installation.getFileName() : "cluster";
	}

}
