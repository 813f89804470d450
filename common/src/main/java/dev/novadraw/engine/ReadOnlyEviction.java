package dev.novadraw.engine;

import java.sql.SQLException;

import com.zaxxer.hikari.SQLExceptionOverride;

/**
 * Evicts connections that have become read-only: after a fail-over they lead to the old
 * primary, and new connections find the new one. Named in {@code nova-common.yml}.
 */
public final class ReadOnlyEviction implements SQLExceptionOverride {

	private static final String READ_ONLY = "25006";

	@java.lang.Override
	public Override adjudicate(SQLException failure) {
		return READ_ONLY.equals(failure.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
	}

}
