package dev.novadraw.gateway.upload.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The colour profile of a file, reduced to the data that determines its colours. Names,
 * dates and devices are removed.
 */
public final class ColorProfile {

	/** More than the profile of any device with three colours. */
	public static final int MAX_BYTES = 1024 * 1024;

	private static final int HEADER = 128;

	private static final int ENTRY = 12;

	private static final int MAX_TAGS = 200;

	private static final Set<String> CLASSES = Set.of("mntr", "scnr", "prtr", "spac");

	private static final String GREY = "GRAY";

	private static final String TABLE = "A2B0";

	private static final List<String> NEEDED_FOR_GREY = List.of("kTRC");

	private static final List<String> NEEDED_FOR_COLOR = List.of("rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC");

	/** The header fields that are kept, each with its start and end. */
	private static final int[][] KEPT_FIELDS = { { 8, 24 }, { 36, 40 }, { 64, 80 } };

	/** The tags that are kept, in this order, with the valid types of their content. */
	private static final Map<String, Set<String>> KEPT_TAGS = keptTags();

	private final ByteBuffer profile;

	private ColorProfile(ByteBuffer profile) {
		this.profile = profile;
	}

	private static Map<String, Set<String>> keptTags() {
		Map<String, Set<String>> kept = new LinkedHashMap<>();
		List.of("wtpt", "rXYZ", "gXYZ", "bXYZ").forEach((tag) -> kept.put(tag, Set.of("XYZ ")));
		List.of("rTRC", "gTRC", "bTRC", "kTRC").forEach((tag) -> kept.put(tag, Set.of("curv", "para")));
		kept.put(TABLE, Set.of("mft1", "mft2", "mAB "));
		return kept;
	}

	/**
	 * Reduces a profile to the required data.
	 * @param grey true if the file contains only grey
	 * @return null if the profile is invalid, too large, or not valid for such a file
	 */
	public static byte @Nullable [] reduced(ByteBuffer profile, boolean grey) {
		if (profile.remaining() < HEADER + 4 || profile.remaining() > MAX_BYTES) {
			return null;
		}
		try {
			ColorProfile whole = new ColorProfile(profile.slice());
			return whole.isFor(grey) ? whole.reduced() : null;
		}
		catch (IndexOutOfBoundsException ex) {
			return null;
		}
	}

	private boolean isFor(boolean grey) {
		String space = name(this.profile, 16);
		return name(this.profile, 36).equals("acsp") && CLASSES.contains(name(this.profile, 12))
				&& (space.equals("RGB ") || (grey && space.equals(GREY)));
	}

	private byte @Nullable [] reduced() {
		Map<String, ByteBuffer> tags = tags();
		List<String> needed = name(this.profile, 16).equals(GREY) ? NEEDED_FOR_GREY : NEEDED_FOR_COLOR;
		return (tags.containsKey(TABLE) || tags.keySet().containsAll(needed)) ? of(tags) : null;
	}

	/** Returns the tags in the order in which they are kept. */
	private Map<String, ByteBuffer> tags() {
		Map<String, ByteBuffer> tags = new LinkedHashMap<>();
		KEPT_TAGS.forEach((tag, types) -> {
			ByteBuffer data = find(tag);
			if (data != null && types.contains(name(data, 0))) {
				tags.put(tag, data);
			}
		});
		return tags;
	}

	private @Nullable ByteBuffer find(String tag) {
		int count = Math.min(this.profile.getInt(HEADER), MAX_TAGS);
		for (int i = 0, entry = HEADER + 4; i < count; i++, entry += ENTRY) {
			if (name(this.profile, entry).equals(tag)) {
				return this.profile.slice(this.profile.getInt(entry + 4), this.profile.getInt(entry + 8));
			}
		}
		return null;
	}

	private byte @Nullable [] of(Map<String, ByteBuffer> tags) {
		int end = HEADER + 4 + ENTRY * tags.size();
		// Identical content of several tags, as is common for curves, is stored once.
		Map<ByteBuffer, Integer> places = new LinkedHashMap<>();
		for (ByteBuffer data : tags.values()) {
			if (places.putIfAbsent(data, end) == null) {
				end += data.remaining() + (-data.remaining() & 3);
			}
		}
		if (end > MAX_BYTES) {
			return null;
		}
		ByteBuffer reduced = ByteBuffer.allocate(end).putInt(end);
		for (int[] field : KEPT_FIELDS) {
			reduced.put(field[0], this.profile, field[0], field[1] - field[0]);
		}
		reduced.position(HEADER).putInt(tags.size());
		tags.forEach((tag, data) -> reduced.put(tag.getBytes(StandardCharsets.US_ASCII))
			.putInt(places.getOrDefault(data, 0))
			.putInt(data.remaining()));
		places.forEach((data, place) -> reduced.put(place, data, 0, data.remaining()));
		return reduced.array();
	}

	private static String name(ByteBuffer bytes, int at) {
		byte[] name = new byte[4];
		bytes.get(at, name);
		return new String(name, StandardCharsets.ISO_8859_1);
	}

}
