package dev.novadraw.engine.schema;

import java.io.PrintStream;
import java.util.Map;

import org.springframework.boot.logging.LoggingSystem;

import dev.novadraw.engine.setting.NotReadyException;

/**
 * The command {@code migrate}: brings the schema up to date with the owner's login, and
 * exits.
 */
public final class MigrateCommand {

	private static final String USER = "NOVA_DB_OWNER_USER";

	private MigrateCommand() {
	}

	/**
	 * Runs the command.
	 * @param environment the variables with the URL of the database and the login of its
	 * owner
	 * @return the exit code: 0 for success, 1 for failure, 2 for missing variables
	 */
	public static int run(Map<String, String> environment, PrintStream out, PrintStream err) {
		String url = environment.getOrDefault("NOVA_DB_URL", "");
		OwnerLogin owner = new OwnerLogin(environment.getOrDefault(USER, ""),
				environment.getOrDefault("NOVA_DB_OWNER_PASSWORD", ""));
		if (url.isEmpty() || !owner.isKnown()) {
			err.println("nova: migrate needs NOVA_DB_URL, %s and NOVA_DB_OWNER_PASSWORD. ".formatted(USER)
					+ "The database of './nova run' is migrated when it starts.");
			return 2;
		}
		LoggingSystem.get(MigrateCommand.class.getClassLoader()).beforeInitialize();
		try {
			SchemaMigration.migrate(url, owner);
			out.println("The database has schema version " + SchemaMigration.newest() + ".");
			return 0;
		}
		catch (NotReadyException ex) {
			err.println("nova: " + ex.getMessage());
			return 1;
		}
	}

}
