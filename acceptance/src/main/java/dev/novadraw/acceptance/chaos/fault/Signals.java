package dev.novadraw.acceptance.chaos.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.novadraw.embedded.EmbeddedPostgres;

/**
 * Sends signals to all processes of a server.
 */
final class Signals {

	private Signals() {
	}

	/**
	 * Sends a signal to the server and the processes it has started.
	 * @param signal its name, such as {@code STOP}
	 */
	static void send(String signal, EmbeddedPostgres postgres) {
		ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
		List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
		Stream.concat(Stream.of(server), server.descendants())
			.map(ProcessHandle::pid)
			.map(String::valueOf)
			.forEach(command::add);
		try {
			new ProcessBuilder(command).start().waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
