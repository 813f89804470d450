package dev.novadraw.engine.outage;

import java.sql.SQLException;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Distinguishes a revoked right, which an operator can restore, from a row that row-level
 * security rejects, which is a bug. Both have the same SQL state.
 */
public final class MissingRight {

	private static final String STATE = "42501";

	/** The routine of the server that checks rows against policies. */
	private static final String POLICIES = "ExecWithCheckOptions";

	private MissingRight() {
	}

	/**
	 * Returns true if the login lacks a right.
	 */
	public static boolean isBehind(SQLException failure) {
		return STATE.equals(failure.getSQLState()) && !isRefusedByPolicy(failure);
	}

	private static boolean isRefusedByPolicy(SQLException failure) {
		ServerErrorMessage message = (failure instanceof PSQLException ours) ? ours.getServerErrorMessage() : null;
		return message != null && POLICIES.equals(message.getRoutine());
	}

}
