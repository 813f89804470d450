package dev.novadraw.engine.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * Reads columns of types that the JDBC driver does not convert by itself.
 */
public final class Columns {

	private Columns() {
	}

	/**
	 * Reads a {@code timestamptz} that is not null.
	 */
	public static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	/**
	 * Reads a {@code timestamptz} that may be null.
	 */
	public static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
		OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
		return (at != null) ? at.toInstant() : null;
	}

}
