package dev.novadraw.embedded.postgres;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The programs of a server and its environment variables, for tests.
 *
 * @param installation the directory of an installation of this machine, such as
 * /usr/lib/postgresql/15, which runs with its own settings; null for the shipped programs
 * @param environment the environment variables of the server process beside the inherited
 * ones
 */
public record PostgresVariant(@Nullable Path installation, Map<String, String> environment) {

	/** The system property with the directory of an installation. */
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
	 * Returns the same programs with additional environment variables.
	 */
	public PostgresVariant with(Map<String, String> environment) {
		return new PostgresVariant(this.installation, environment);
	}

	/** Returns the name of its data directory; each version has its own. */
	String directory() {
		return (this.installation != null) ? "cluster-" + this.installation.getFileName() : "cluster";
	}

}
