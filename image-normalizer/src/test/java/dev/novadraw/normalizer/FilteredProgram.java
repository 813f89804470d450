package dev.novadraw.normalizer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.StringJoiner;

import dev.novadraw.normalizer.sandbox.SystemCallFilter;

/**
 * A program that tries forbidden operations before and after it installs the filter, and
 * prints those that succeeded.
 */
public final class FilteredProgram {

	private FilteredProgram() {
	}

	/**
	 * Runs the program.
	 * @param arguments the port to connect to, and the ID of the process to signal
	 */
	public static void main(String[] arguments) throws Exception {
		int port = Integer.parseInt(arguments[0]);
		ProcessHandle other = ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow();
		// A new process, because the signal kills it.
		System.out.println("before: " + successes(port, new ProcessBuilder("sleep", "600").start().toHandle()));

		SystemCallFilter.install();

		System.out.println("after: " + successes(port, other));
	}

	private static String successes(int port, ProcessHandle target) throws InterruptedException {
		StringJoiner successes = new StringJoiner(", ");
		try {
			new Socket(InetAddress.getLoopbackAddress(), port).close();
			successes.add("connected");
		}
		catch (IOException ex) {
			// Expected.
		}
		try {
			new ProcessBuilder("true").start().waitFor();
			successes.add("started");
		}
		catch (IOException ex) {
			// Expected.
		}
		if (target.destroyForcibly()) {
			successes.add("signalled");
		}
		Thread thread = Thread.ofPlatform().start(() -> {
		});
		thread.join();
		successes.add("thread");
		return successes.toString();
	}

}
