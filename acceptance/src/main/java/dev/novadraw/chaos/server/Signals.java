package dev.novadraw.chaos.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;

/**
 * Signals to processes.
 */
public final class Signals {

	private Signals() {
	}

	/**
	 * Sends a signal to a database server and its child processes.
	 * @param signal the name of the signal, such as {@code STOP}
	 */
	public static void send(String signal, EmbeddedPostgres postgres) {
		ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
		send(signal, Stream.concat(Stream.of(server), server.descendants()).mapToLong(ProcessHandle::pid).toArray());
	}

	public static void send(String signal, long... processes) {
		List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
		Arrays.stream(processes).mapToObj(Long::toString).forEach(command::add);
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
