package dev.novadraw.engine.outage;

import java.sql.SQLException;
import java.util.Optional;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A server that this process depends on. All users of the server report failures here, so
 * that an outage is logged once and not once for each user.
 */
public enum Dependency {

	DATABASE("Database"),

	KAFKA("Kafka"),

	OBJECT_STORE("Object store");

	private final OutageLog log;

	Dependency(String name) {
		this.log = new OutageLog(name, System::nanoTime);
	}

	/**
	 * Returns the dependency whose outage caused a failure; empty if there is none.
	 */
	public static Optional<Dependency> behind(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof DependencyFailure named) {
				return Optional.of(named.dependency());
			}
			if (cause instanceof KafkaException || cause instanceof org.springframework.kafka.KafkaException) {
				return Optional.of(KAFKA);
			}
			if (cause instanceof SQLException sql && isOutage(sql)) {
				return Optional.of(DATABASE);
			}
		}
		return Optional.empty();
	}

	// Connection lost, out of connections, shutting down, read-only after a fail-over, or
	// rights revoked. The pool gives no state when it has no connection, or when one was
	// closed.
	private static boolean isOutage(SQLException failure) {
		@Nullable String state = failure.getSQLState();
		return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P")
				|| state.equals("25006") || MissingRight.isBehind(failure);
	}

	/**
	 * Reports to each dependency that its user works.
	 */
	public static void works(Object user) {
		for (Dependency dependency : values()) {
			dependency.log.works(user);
		}
	}

	/**
	 * Returns true from the first failure of an outage until its end is logged.
	 */
	public boolean isUnavailable() {
		return this.log.isOpen();
	}

	/**
	 * Reports that a repeated operation has failed because of this dependency.
	 * @param user the user, which later reports that it {@link #works}
	 */
	public void failed(Object user, Throwable cause) {
		this.log.failed(user, cause);
	}

	/**
	 * Reports that an operation that is not repeated has failed because of this
	 * dependency.
	 */
	public void failedOnce(Throwable cause) {
		this.log.failedOnce(cause);
	}

}
