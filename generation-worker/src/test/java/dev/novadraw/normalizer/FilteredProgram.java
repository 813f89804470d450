package dev.novadraw.normalizer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.StringJoiner;

import dev.novadraw.normalizer.sandbox.SystemCallFilter;

/**
 * Tries what a decoder must not be able to do, before and after it has its filter. Prints
 * what succeeded.
 */
public final class FilteredProgram {

	private FilteredProgram() {
	}

	/**
	 * Runs it.
	 * @param arguments the port to connect to, and the process that gets a signal
	 */
	public static void main(String[] arguments) throws Exception {
		int port = Integer.parseInt(arguments[0]);
		ProcessHandle other = ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow();
		// A process of its own the first time.
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
			// As it should be.
		}
		try {
			new ProcessBuilder("true").start().waitFor();
			successes.add("started");
		}
		catch (IOException ex) {
			// As it should be.
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
