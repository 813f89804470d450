package dev.novadraw.engine.connection;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The number of open connections by address. IPv6 addresses of one /64 network count as
 * one, because a single subscriber usually has all of them.
 */
final class ConnectionCounter {

	private static final int NETWORK_BYTES = 8;

	private final int max;

	private final Predicate<InetAddress> exempt;

	private final Map<ByteBuffer, Integer> open = new ConcurrentHashMap<>();

	/**
	 * Creates counters that are all at zero.
	 * @param max the maximum number of connections from one address; 0 for no limit
	 * @param exempt addresses that are not limited, such as those of proxies
	 */
	ConnectionCounter(int max, Predicate<InetAddress> exempt) {
		this.max = max;
		this.exempt = exempt;
	}

	/**
	 * Counts one more connection.
	 * @return false if the address has reached the limit; the connection is not counted
	 * then
	 */
	boolean add(InetAddress address) {
		if (this.max == 0 || this.exempt.test(address)) {
			this.open.merge(network(address), 1, Integer::sum);
			return true;
		}
		boolean[] added = new boolean[1];
		this.open.compute(network(address), (key, count) -> {
			int before = (count != null) ? count : 0;
			added[0] = before < this.max;
			return added[0] ? Integer.valueOf(before + 1) : count;
		});
		return added[0];
	}

	void remove(InetAddress address) {
		this.open.computeIfPresent(network(address), (key, count) -> (count > 1) ? count - 1 : null);
	}

	/**
	 * Returns the number of addresses with open connections.
	 */
	int size() {
		return this.open.size();
	}

	private static ByteBuffer network(InetAddress address) {
		byte[] bytes = address.getAddress();
		return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
	}

}
