package dev.novadraw.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.novadraw.embedded.EmbeddedServerException;

/**
 * PostgreSQL's {@code postmaster.pid}: the process that serves a data directory, and its
 * readiness.
 */
record PidFile(Path file) {

	private static final int PORT_LINE = 3;

	private static final int STATUS_LINE = 7;

	private static final String NO_PID = Integer.toString(Integer.MAX_VALUE - 1);

	boolean saysReady(long pid) {
		List<String> lines = lines();
		return lines.size() > STATUS_LINE && pid(lines).orElse(-1) == pid
				&& lines.get(STATUS_LINE).strip().equals("ready");
	}

	/**
	 * Returns the server that runs on this data directory, left over by a process that
	 * was killed.
	 */
	Optional<ProcessHandle> runningServer() {
		OptionalLong pid = pid(lines());
		return pid.isEmpty() ? Optional.empty() : ProcessHandle.of(pid.getAsLong()).filter(this::servesThisDirectory);
	}

	/**
	 * Returns the port of the server that runs on this data directory and is ready.
	 */
	OptionalInt port() {
		List<String> lines = lines();
		return (lines.size() > STATUS_LINE && runningServer().isPresent()
				&& lines.get(STATUS_LINE).strip().equals("ready"))
						? OptionalInt.of(Integer.parseInt(lines.get(PORT_LINE).strip())) : OptionalInt.empty();
	}

	/**
	 * Removes the process id from the file if the system has reused it for another
	 * program, which PostgreSQL would wait for. The other lines stay, since PostgreSQL
	 * finds its shared memory by them.
	 */
	void removeForeignPid() throws IOException {
		List<String> lines = new ArrayList<>(lines());
		OptionalLong pid = pid(lines);
		if (pid.isPresent() && ProcessHandle.of(pid.getAsLong()).isPresent()) {
			lines.set(0, NO_PID);
			Files.writeString(this.file, String.join("\n", lines) + "\n");
		}
	}

	private boolean servesThisDirectory(ProcessHandle process) {
		Path data = Objects.requireNonNull(this.file.getParent());
		boolean postgres = process.info()
			.command()
			.map(Path::of)
			.filter((path) -> path.endsWith("postgres"))
			.isPresent();
		return postgres && (worksIn(process, data) || hasArgument(process, data));
	}

	private static boolean worksIn(ProcessHandle process, Path data) {
		try {
			return Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath().equals(data.toRealPath());
		}
		catch (IOException _) {
			return false;
		}
	}

	private static boolean hasArgument(ProcessHandle process, Path data) {
		return List.of(process.info().arguments().orElse(new String[0])).contains(data.toString());
	}

	private static OptionalLong pid(List<String> lines) {
		try {
			return lines.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(lines.getFirst().strip()));
		}
		catch (NumberFormatException _) {
			return OptionalLong.empty();
		}
	}

	private List<String> lines() {
		try {
			return Files.readAllLines(this.file);
		}
		catch (NoSuchFileException _) {
			return List.of();
		}
		catch (IOException ex) {
			throw new EmbeddedServerException("Cannot read %s: make it readable.".formatted(this.file), ex);
		}
	}

}
