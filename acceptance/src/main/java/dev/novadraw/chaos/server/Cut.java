package dev.novadraw.chaos.server;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The decision when to cut one connection through a proxy: after the server has executed
 * a request, and before the client receives the reply.
 */
public interface Cut {

	/** Receives data for the server. */
	void onRequest(byte[] chunk, int length);

	/** Returns true if this reply must be lost. */
	boolean drops(byte[] reply, int length);

	/**
	 * Loses the reply to a statement of PostgreSQL.
	 * @param mark a text in an earlier message of the client, which identifies its
	 * statement
	 * @param reply the server's completion tag, such as {@code COMMIT}
	 * @param max the maximum number of lost replies, over all connections
	 */
	static Supplier<Cut> statement(String mark, String reply, int max, AtomicInteger lost) {
		byte[] marked = mark.getBytes(StandardCharsets.UTF_8);
		byte[] done = reply.getBytes(StandardCharsets.UTF_8);
		return () -> new Cut() {

			private volatile boolean armed;

			@Override
			public void onRequest(byte[] chunk, int length) {
				this.armed = this.armed || contains(chunk, length, marked);
			}

			@Override
			public boolean drops(byte[] chunk, int length) {
				return this.armed && contains(chunk, length, done)
						&& lost.getAndUpdate((n) -> Math.min(n + 1, max)) < max;
			}
		};
	}

	/**
	 * Loses acknowledgements of Kafka.
	 * @param max the maximum number of lost acknowledgements, over all connections
	 */
	static Supplier<Cut> acknowledgement(int max, AtomicInteger lost) {
		return () -> new Cut() {

			private volatile boolean armed;

			@Override
			public void onRequest(byte[] chunk, int length) {
				// A request begins with its length and the API key; 0 is Produce.
				this.armed = this.armed || (length > 6 && chunk[4] == 0 && chunk[5] == 0);
			}

			@Override
			public boolean drops(byte[] chunk, int length) {
				return this.armed && lost.getAndUpdate((n) -> Math.min(n + 1, max)) < max;
			}
		};
	}

	private static boolean contains(byte[] text, int length, byte[] part) {
		for (int start = 0; start + part.length <= length; start++) {
			int matched = 0;
			while (matched < part.length && text[start + matched] == part[matched]) {
				matched++;
			}
			if (matched == part.length) {
				return true;
			}
		}
		return false;
	}

}
