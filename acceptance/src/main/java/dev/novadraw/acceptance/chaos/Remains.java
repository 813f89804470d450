package dev.novadraw.acceptance.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import org.postgresql.PGConnection;

import org.springframework.util.FileSystemUtils;

import dev.novadraw.acceptance.chaos.rig.Rig;
import dev.novadraw.embedded.EmbeddedPostgres;

/**
 * What is kept of a run that broke a promise: logs, what clients were promised, and the
 * tables that tell what happened.
 */
final class Remains {

	private static final List<String> TABLES = List.of("job", "job_event", "job_attempt", "worker");

	private final Rig rig;

	Remains(Rig rig) {
		this.rig = rig;
	}

	void keep(Path directory) throws IOException {
		FileSystemUtils.deleteRecursively(directory);
		Files.createDirectories(directory);
		FileSystemUtils.copyRecursively(this.rig.logs(), directory.resolve("logs"));
		Path accepted = this.rig.directory().resolve("accepted.txt");
		if (Files.exists(accepted)) {
			Files.copy(accepted, directory.resolve("accepted.txt"));
		}
		for (String table : TABLES) {
			copy(table, directory.resolve(table + ".csv"));
		}
	}

	private void copy(String table, Path file) throws IOException {
		EmbeddedPostgres postgres = this.rig.postgres();
		try (OutputStream out = Files.newOutputStream(file);
				Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(),
						postgres.password())) {
			connection.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyOut("copy " + table + " to stdout with (format csv, header)", out);
		}
		catch (SQLException ex) {
			Files.writeString(file, "The table could not be read: " + ex.getMessage());
		}
	}

}
