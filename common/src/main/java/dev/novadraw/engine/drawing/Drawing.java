package dev.novadraw.engine.drawing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a stored drawing. It changes once, when a worker makes the one picture
 * of it that everybody sees.
 *
 * @param id its id, which tells nothing about it
 * @param client whose it is
 * @param mediaType {@code image/png}, {@code image/jpeg} or {@code image/webp}
 * @param size in bytes
 * @param objectKey where its bytes are in the object store, null when they are in the
 * database
 * @param isNormalized whether this is the picture everybody sees, or still what was
 * uploaded
 */
public record Drawing(UUID id, String client, String mediaType, int size, @Nullable String objectKey,
		boolean isNormalized) {

	/**
	 * What the name of a file with it ends in.
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
