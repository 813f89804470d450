package dev.novadraw.gateway.upload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Walks the chunks of a PNG file and refuses one that a careful writer would not have
 * written: its header comes first, every checksum is right, the pixels are in one run and
 * nothing follows the end.
 */
final class Png {

	private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

	private static final int CHUNK_OVERHEAD = 12;

	private static final int HEADER_LENGTH = 13;

	private static final int PALETTE = 3;

	private static final Set<String> ANIMATION = Set.of("acTL", "fcTL", "fdAT");

	private final byte[] bytes;

	private final ByteBuffer file;

	private boolean palette;

	private boolean pixels;

	private boolean pixelsOver;

	Png(byte[] bytes) {
		this.bytes = bytes;
		this.file = ByteBuffer.wrap(bytes).position(SIGNATURE.length);
	}

	static boolean recognizes(byte[] file) {
		return file.length >= SIGNATURE.length
				&& Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
	}

	ImageFile read() {
		Chunk first = next();
		if (!first.type.equals("IHDR") || first.length != HEADER_LENGTH) {
			throw damaged("it does not begin with its header");
		}
		ByteBuffer header = ByteBuffer.wrap(this.bytes, first.start, first.length);
		ImageFile image = new ImageFile("image/png", header.getInt(), header.getInt(), this.bytes.length);
		int colors = checkedColors(header);
		if (image.width() <= 0 || image.height() <= 0) {
			throw damaged("it says that it has no pixels");
		}
		for (Chunk chunk = next(); !chunk.type.equals("IEND"); chunk = next()) {
			check(chunk);
		}
		checkEnd(colors);
		return image;
	}

	private int checkedColors(ByteBuffer header) {
		int depth = header.get();
		int colors = header.get();
		boolean known = switch (colors) {
			case 0 -> Set.of(1, 2, 4, 8, 16).contains(depth);
			case PALETTE -> Set.of(1, 2, 4, 8).contains(depth);
			case 2, 4, 6 -> depth == 8 || depth == 16;
			default -> false;
		};
		int compression = header.get();
		int filter = header.get();
		int interlacing = header.get();
		if (!known || compression != 0 || filter != 0 || interlacing < 0 || interlacing > 1) {
			throw damaged("its header names a format that does not exist");
		}
		return colors;
	}

	private void check(Chunk chunk) {
		if (ANIMATION.contains(chunk.type)) {
			throw DrawingProblems.unsupported("This is an animated PNG. Send one still picture.");
		}
		boolean data = chunk.type.equals("IDAT");
		if (data && this.pixelsOver) {
			throw damaged("its pixels are torn apart");
		}
		this.pixelsOver = this.pixels && !data;
		this.pixels |= data;
		if (chunk.type.equals("PLTE")) {
			if (this.palette || this.pixels || chunk.length == 0 || chunk.length > 768 || chunk.length % 3 != 0) {
				throw damaged("its palette makes no sense");
			}
			this.palette = true;
		}
		else if (!data && Character.isUpperCase(chunk.type.charAt(0))) {
			throw damaged("it has a part that no reader knows");
		}
	}

	private void checkEnd(int colors) {
		if (!this.pixels || (colors == PALETTE && !this.palette)) {
			throw damaged("its pixels are missing");
		}
		if (this.file.hasRemaining()) {
			throw damaged("something follows its end");
		}
	}

	private Chunk next() {
		if (this.file.remaining() < CHUNK_OVERHEAD) {
			throw damaged("it ends too early");
		}
		int length = this.file.getInt();
		if (length < 0 || length > this.file.remaining() - 8) {
			throw damaged("it ends too early");
		}
		int start = this.file.position();
		CRC32 sum = new CRC32();
		sum.update(this.bytes, start, 4 + length);
		if (this.file.position(start + 4 + length).getInt() != (int) sum.getValue()) {
			throw damaged("a checksum is wrong");
		}
		return new Chunk(new String(this.bytes, start, 4, StandardCharsets.ISO_8859_1), start + 4, length);
	}

	private static RuntimeException damaged(String why) {
		return DrawingProblems.corrupt("The PNG file is not whole: %s. Save it again and send that.".formatted(why));
	}

	private record Chunk(String type, int start, int length) {

	}

}
