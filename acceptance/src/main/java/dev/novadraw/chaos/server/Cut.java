package dev.novadraw.chaos.server;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Watches one connection through a proxy and says when to cut it: after the server has
 * done what it was asked, and before the client hears of it.
 */
public interface Cut {

	/** Something went to the server. */
	void asked(byte[] chunk, int length);

	/** Whether this reply is the one that must not arrive. */
	boolean swallows(byte[] reply, int length);

	/**
	 * Loses the reply to a statement of Postgres.
	 * @param mark what the client sends somewhere before, which tells its statement from
	 * others
	 * @param reply what the server says when it is done, such as {@code COMMIT}
	 * @param max how many replies get lost, over all connections
	 */
	static Supplier<Cut> statement(String mark, String reply, int max, AtomicInteger lost) {
		byte[] marked = mark.getBytes(StandardCharsets.UTF_8);
		byte[] done = reply.getBytes(StandardCharsets.UTF_8);
		return () -> new Cut() {

			private volatile boolean armed;

			@Override
			public void asked(byte[] chunk, int length) {
				this.armed = this.armed || contains(chunk, length, marked);
			}

			@Override
			public boolean swallows(byte[] chunk, int length) {
				return this.armed && contains(chunk, length, done)
						&& lost.getAndUpdate((n) -> Math.min(n + 1, max)) < max;
			}
		};
	}

	/**
	 * Loses replies of Kafka to records that were sent to it.
	 * @param max how many get lost, over all connections
	 */
	static Supplier<Cut> acknowledgement(int max, AtomicInteger lost) {
		return () -> new Cut() {

			private volatile boolean armed;

			@Override
			public void asked(byte[] chunk, int length) {
				// Length, then the number of the request's type: 0 is Produce.
				this.armed = this.armed || (length > 6 && chunk[4] == 0 && chunk[5] == 0);
			}

			@Override
			public boolean swallows(byte[] chunk, int length) {
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
