package dev.novadraw.embedded;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current outage of one server, if any. It logs one line at the beginning of an
 * outage, one a minute while it lasts and one at its end.
 */
public final class ServerOutage {

	private static final Logger logger = LoggerFactory.getLogger(ServerOutage.class);

	private static final Duration REPEAT = Duration.ofMinutes(1);

	private final String server;

	private volatile @Nullable String cause;

	private long begun;

	private long reported;

	/**
	 * Creates the state of a server without an outage.
	 * @param server the name of the server
	 */
	public ServerOutage(String server) {
		this.server = server;
	}

	/**
	 * Records that the server is unavailable, for the first time or still.
	 */
	public synchronized void lasts(String cause) {
		long now = System.nanoTime();
		if (this.cause == null) {
			this.begun = now;
			this.reported = now;
			logger.warn("{} does not serve and is started again: cause=\"{}\"", this.server, cause);
		}
		else if (now - this.reported >= REPEAT.toNanos()) {
			this.reported = now;
			logger.warn("{} still does not serve: for={}s cause=\"{}\"", this.server, seconds(now), cause);
		}
		this.cause = cause;
	}

	/**
	 * Records that the server is available.
	 */
	public synchronized void ends() {
		if (this.cause != null) {
			this.cause = null;
			logger.info("{} serves again: after={}s", this.server, seconds(System.nanoTime()));
		}
	}

	/**
	 * Returns the cause of the outage, in one line, or empty while the server is
	 * available.
	 */
	public Optional<String> cause() {
		return Optional.ofNullable(this.cause);
	}

	private long seconds(long now) {
		return Duration.ofNanos(now - this.begun).toSeconds();
	}

}
