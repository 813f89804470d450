package dev.novadraw.gateway.problem;

import java.sql.SQLException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.outage.MissingRight;

/**
 * Detection of database outages, as opposed to faulty statements.
 */
public final class DatabaseOutage {

	// Connection lost, out of resources, shutting down.
	private static final Set<String> CLASSES = Set.of("08", "53", "57");

	// Read-only after a failover, serialization failure, deadlock, lock not available.
	private static final Set<String> STATES = Set.of("25006", "40001", "40P01", "55P03");

	private DatabaseOutage() {
	}

	public static boolean isBehind(@Nullable Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql && (isOutage(sql.getSQLState()) || MissingRight.isBehind(sql))) {
				return true;
			}
		}
		return false;
	}

	// The pool sets no state if it has no free connection.
	private static boolean isOutage(@Nullable String state) {
		return state == null || STATES.contains(state)
				|| (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
	}

}
