package dev.novadraw.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.springframework.util.FileSystemUtils;

import dev.novadraw.chaos.proof.EvidenceRepository;
import dev.novadraw.chaos.rig.Rig;

/**
 * The data kept from a run that violated a guarantee: logs, accepted jobs, and the tables
 * with their history.
 */
final class FailureArtifacts {

	private static final List<String> TABLES = List.of("job", "job_event", "job_attempt", "worker");

	private final Rig rig;

	FailureArtifacts(Rig rig) {
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
			Files.write(directory.resolve(table + ".jsonl"), rows(table));
		}
	}

	private List<String> rows(String table) {
		try {
			return new EvidenceRepository(this.rig.evidenceDataSource()).rows(table);
		}
		catch (RuntimeException ex) {
			return List.of("The table could not be read: " + ex);
		}
	}

}
