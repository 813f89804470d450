package dev.novadraw.engine.drawing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The properties of a stored drawing. They change once, when a worker normalizes the
 * upload.
 *
 * @param id the id, which reveals nothing about the drawing
 * @param client the client that owns it
 * @param mediaType {@code image/png}, {@code image/jpeg} or {@code image/webp}
 * @param size the size in bytes
 * @param objectKey the key of its bytes in the object store, null if they are in the
 * database
 * @param isNormalized true if this is the normalized picture, false if it is still the
 * upload
 */
public record Drawing(UUID id, String client, String mediaType, int size, @Nullable String objectKey,
		boolean isNormalized) {

	/**
	 * Returns the file extension, without a dot.
	 */
	public String extension() {
		return switch (this.mediaType) {
			case "image/png" -> "png";
			case "image/webp" -> "webp";
			default -> "jpg";
		};
	}

	static Drawing of(ResultSet row, int number) throws SQLException {
		return new Drawing(row.getObject("id", UUID.class), row.getString("client"), row.getString("media_type"),
				row.getInt("size"), row.getString("object_key"), row.getBoolean("normalized"));
	}

}
