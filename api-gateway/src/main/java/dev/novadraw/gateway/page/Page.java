package dev.novadraw.gateway.page;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted. Lists go by id, newest first, and a cursor is the last
 * id of the page before: whatever is added meanwhile, nothing is left out or comes twice.
 *
 * @param limit how many, 1 to 100
 * @param after the id after which it begins, null for the first page
 */
public record Page(int limit, @Nullable UUID after) {

	public static final String LIMIT = "limit";

	public static final String CURSOR = "cursor";

	private static final int USUAL = 20;

	private static final int MOST = 100;

	private static final int UUID_BYTES = 16;

	static Page of(Parameters parameters) {
		return new Page(limit(parameters), after(parameters));
	}

	private static int limit(Parameters parameters) {
		String limit = parameters.first(LIMIT);
		if (limit == null) {
			return USUAL;
		}
		if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
			throw Parameters.invalid(LIMIT, "It is a number from 1 to %d.".formatted(MOST));
		}
		return Integer.parseInt(limit);
	}

	private static @Nullable UUID after(Parameters parameters) {
		String cursor = parameters.first(CURSOR);
		if (cursor == null) {
			return null;
		}
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(cursor);
			if (bytes.length == UUID_BYTES) {
				ByteBuffer id = ByteBuffer.wrap(bytes);
				return new UUID(id.getLong(), id.getLong());
			}
		}
		catch (IllegalArgumentException ex) {
			// Told below, as what is well formed and yet none of ours.
			throw notOurs();
		}
		throw notOurs();
	}

	private static RuntimeException notOurs() {
		return Parameters.invalid(CURSOR, "It is none that was given out here. Take next_cursor of the page before.");
	}

	/**
	 * The cursor of the page that begins after an id.
	 */
	static String cursor(UUID last) {
		byte[] bytes = ByteBuffer.allocate(UUID_BYTES)
			.putLong(last.getMostSignificantBits())
			.putLong(last.getLeastSignificantBits())
			.array();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
