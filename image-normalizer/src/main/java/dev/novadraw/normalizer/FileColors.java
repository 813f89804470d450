package dev.novadraw.normalizer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

import dev.novadraw.normalizer.color.ColorTransform;
import dev.novadraw.normalizer.color.IccProfile;
import dev.novadraw.normalizer.color.PngColors;

/**
 * A reader for the colour spaces of files. Invalid information is ignored, and files
 * without any are in sRGB.
 */
final class FileColors {

	private static final byte[] PROFILE_NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

	private static final int PROFILE_SEGMENT = 0xE2;

	private static final int SCAN = 0xDA;

	private static final int FRAME = 0xC0;

	private static final int LAST_FRAME = 0xC2;

	private static final int MAX_PROFILE = 4 * 1024 * 1024;

	private FileColors() {
	}

	/**
	 * Returns the conversion to sRGB. Profiles in a JPEG are made unreadable for its
	 * decoder, which would otherwise apply profiles of any kind.
	 */
	static ColorTransform of(DrawingFile file) {
		ByteBuffer bytes = ByteBuffer.wrap(file.content());
		ColorTransform found = switch (file.format()) {
			case JPEG -> ofJpeg(bytes);
			case PNG -> ofPng(pngChunks(bytes, "IDAT"));
			case WEBP -> ofWebp(bytes);
		};
		return (found != null) ? found : ColorTransform.NONE;
	}

	private static @Nullable ColorTransform ofJpeg(ByteBuffer file) {
		Map<Integer, ByteBuffer> parts = new TreeMap<>();
		int count = 0;
		boolean grey = false;
		int at = 2;
		while (at + 4 <= file.limit() && (file.get(at + 1) & 0xFF) != SCAN) {
			int marker = file.get(at + 1) & 0xFF;
			int end = at + 2 + Short.toUnsignedInt(file.getShort(at + 2));
			if (end < at + 4 || end > file.limit()) {
				break;
			}
			if (marker == PROFILE_SEGMENT && isProfile(file, at + 4, end)) {
				count = file.get(at + 17) & 0xFF;
				parts.putIfAbsent(file.get(at + 16) & 0xFF, file.slice(at + 18, end - at - 18));
				file.put(at + 4, (byte) 'X');
			}
			grey |= marker >= FRAME && marker <= LAST_FRAME && end > at + 9 && file.get(at + 9) == 1;
			at = end;
		}
		return (parts.size() == count && count > 0) ? profile(joined(parts.values()), grey) : null;
	}

	private static boolean isProfile(ByteBuffer file, int start, int end) {
		return end - start > PROFILE_NAME.length + 2
				&& file.slice(start, PROFILE_NAME.length).equals(ByteBuffer.wrap(PROFILE_NAME));
	}

	private static byte[] joined(Iterable<ByteBuffer> parts) {
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		for (ByteBuffer part : parts) {
			whole.writeBytes(bytes(part));
		}
		return whole.toByteArray();
	}

	/**
	 * Returns the first PNG chunk of each type before the first one of another type, or
	 * before a damaged one.
	 */
	static Map<String, ByteBuffer> pngChunks(ByteBuffer file, String end) {
		Map<String, ByteBuffer> chunks = new HashMap<>();
		int at = 8;
		while (at + 12 <= file.limit()) {
			int length = file.getInt(at);
			String type = name(file, at + 4);
			if (length < 0 || length > file.limit() - at - 12 || type.equals(end)) {
				break;
			}
			chunks.putIfAbsent(type, file.slice(at + 8, length));
			at += 12 + length;
		}
		return chunks;
	}

	// In the order of precedence of the PNG specification.
	private static @Nullable ColorTransform ofPng(Map<String, ByteBuffer> chunks) {
		ByteBuffer points = chunks.get("cICP");
		ColorTransform found = (points != null) ? PngColors.byCodePoints(points) : null;
		ByteBuffer profile = chunks.get("iCCP");
		if (found == null && profile != null) {
			found = profile(inflated(profile), isGrey(chunks.get("IHDR")));
		}
		if (found != null || chunks.containsKey("sRGB")) {
			return found;
		}
		ByteBuffer gamma = chunks.get("gAMA");
		ByteBuffer chromaticities = chunks.get("cHRM");
		return (gamma != null || chromaticities != null) ? unlessNone(PngColors.byNumbers(gamma, chromaticities))
				: null;
	}

	private static boolean isGrey(@Nullable ByteBuffer header) {
		return header != null && header.limit() > 9 && (header.get(9) & 2) == 0;
	}

	private static byte[] inflated(ByteBuffer chunk) {
		ByteBuffer data = chunk.duplicate();
		while (data.hasRemaining() && data.get() != 0) {
			continue;
		}
		byte[] whole = new byte[MAX_PROFILE];
		Inflater inflater = new Inflater();
		try {
			inflater.setInput(data.hasRemaining() ? data.position(data.position() + 1) : data);
			return Arrays.copyOf(whole, inflater.inflate(whole));
		}
		catch (DataFormatException ex) {
			return new byte[0];
		}
		finally {
			inflater.end();
		}
	}

	private static @Nullable ColorTransform ofWebp(ByteBuffer file) {
		ByteBuffer profile = WebpFile.chunk(file, "ICCP");
		return (profile != null) ? profile(bytes(profile), false) : null;
	}

	private static @Nullable ColorTransform profile(byte[] profile, boolean grey) {
		return unlessNone(IccProfile.read(profile, grey));
	}

	private static @Nullable ColorTransform unlessNone(@Nullable ColorTransform found) {
		return (found != null) ? found.orNone() : null;
	}

	private static byte[] bytes(ByteBuffer part) {
		byte[] bytes = new byte[part.remaining()];
		part.get(part.position(), bytes);
		return bytes;
	}

	static String name(ByteBuffer file, int at) {
		byte[] name = new byte[4];
		file.get(at, name);
		return new String(name, StandardCharsets.ISO_8859_1);
	}

}
