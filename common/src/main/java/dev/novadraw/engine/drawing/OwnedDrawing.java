package dev.novadraw.engine.drawing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.database.Columns;

/**
 * A drawing in the gallery of its owner.
 *
 * @param id the id
 * @param user the client's own reference to the user it belongs to
 * @param createdAt the time of the upload
 * @param usedAt the time of the latest submission of a job about it
 */
public record OwnedDrawing(UUID id, @Nullable String user, Instant createdAt, Instant usedAt) {

	static OwnedDrawing of(ResultSet row, int number) throws SQLException {
		return new OwnedDrawing(row.getObject("id", UUID.class), row.getString("end_user"),
				Columns.instant(row, "created_at"), Columns.instant(row, "used_at"));
	}

	@Override
	public String toString() {
		return "drawing " + this.id;
	}

}
