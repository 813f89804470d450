package dev.novadraw.gateway.page;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The requested part of a list. Lists are ordered by id, newest first, and a cursor is
 * the last id of the page before. New items neither hide nor repeat others.
 *
 * @param limit the number of items, 1 to 100
 * @param after the id after which the page begins, null for the first page
 */
public record PageRequest(int limit, @Nullable UUID after) {

	public static final String LIMIT = "limit";

	public static final String CURSOR = "cursor";

	private static final int USUAL = 20;

	private static final int MAX = 100;

	private static final int UUID_BYTES = 16;

	static PageRequest of(ListParameters parameters) {
		return new PageRequest(parameters.number(LIMIT, USUAL, MAX), after(parameters));
	}

	private static @Nullable UUID after(ListParameters parameters) {
		String cursor = parameters.first(CURSOR);
		if (cursor == null) {
			return null;
		}
		byte[] bytes = decoded(cursor);
		if (bytes.length != UUID_BYTES) {
			parameters.reject(CURSOR, "Unknown cursor. Use next_cursor of the previous page.");
			return null;
		}
		ByteBuffer id = ByteBuffer.wrap(bytes);
		return new UUID(id.getLong(), id.getLong());
	}

	private static byte[] decoded(String cursor) {
		try {
			return Base64.getUrlDecoder().decode(cursor);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

	/**
	 * Returns the cursor of the page after an id.
	 */
	static String cursor(UUID last) {
		byte[] bytes = ByteBuffer.allocate(UUID_BYTES)
			.putLong(last.getMostSignificantBits())
			.putLong(last.getLeastSignificantBits())
			.array();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
