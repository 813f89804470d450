package dev.novadraw.gateway.upload.png;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

import dev.novadraw.gateway.upload.file.ColorProfile;
import dev.novadraw.gateway.upload.file.Excerpt;

/**
 * The chunks of a PNG file that describe its colours, each kept once.
 */
final class PngColorChunks {

	private static final String PROFILE = "iCCP";

	/** The required lengths of chunks, by type. */
	private static final Map<String, Integer> NUMBERS = Map.of("gAMA", 4, "cHRM", 32, "sRGB", 1, "cICP", 4);

	private static final byte[] OWN_NAME = { 'i', 'c', 'c', 0, 0 };

	private static final int MAX_NAME = 79;

	private final Set<String> seen = new HashSet<>();

	/**
	 * Keeps the required data of a chunk.
	 * @param grey true if the file contains only grey
	 */
	void keepNeeded(PngChunk chunk, boolean grey, Excerpt kept) {
		boolean number = NUMBERS.getOrDefault(chunk.type(), -1) == chunk.length();
		if ((!number && !chunk.is(PROFILE)) || !this.seen.add(chunk.type())) {
			return;
		}
		if (number) {
			kept.keep(chunk.start(), chunk.end());
			return;
		}
		ByteBuffer profile = inflated(chunk.data());
		byte[] reduced = (profile != null) ? ColorProfile.reduced(profile, grey) : null;
		if (reduced != null) {
			kept.add(PngChunk.of(PROFILE, deflated(reduced)));
		}
	}

	private static @Nullable ByteBuffer inflated(ByteBuffer chunk) {
		ByteBuffer data = chunk.duplicate();
		int name = 0;
		while (name < data.limit() && data.get(name) != 0) {
			name++;
		}
		if (name == 0 || name > MAX_NAME || name + 2 > data.limit() || data.get(name + 1) != 0) {
			return null;
		}
		// One byte over the maximum is enough to reject a profile, however large it is.
		byte[] profile = new byte[ColorProfile.MAX_BYTES + 1];
		Inflater inflater = new Inflater();
		try {
			inflater.setInput(data.position(name + 2));
			return ByteBuffer.wrap(profile, 0, inflater.inflate(profile));
		}
		catch (DataFormatException ex) {
			return null;
		}
		finally {
			inflater.end();
		}
	}

	private static byte[] deflated(byte[] profile) {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		packed.writeBytes(OWN_NAME);
		Deflater deflater = new Deflater();
		try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
			out.write(profile);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			deflater.end();
		}
		return packed.toByteArray();
	}

}
