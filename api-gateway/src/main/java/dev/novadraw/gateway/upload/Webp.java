package dev.novadraw.gateway.upload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.novadraw.gateway.upload.WebpChunks.Chunk;

/**
 * Walks the chunks of a WebP file and refuses one that moves, or whose parts do not agree
 * on how large it is. What is not needed to see the picture is left out.
 */
final class Webp {

	private static final int MOVES = 0x02;

	private static final int HAS_NOTES = 0x08;

	private static final int HAS_ALPHA = 0x10;

	private final WebpChunks chunks;

	private final byte[] bytes;

	private @Nullable ByteBuffer head;

	private @Nullable Chunk alpha;

	private @Nullable Chunk pixels;

	private int orientation = Exif.UPRIGHT;

	Webp(byte[] bytes) {
		this.bytes = bytes;
		this.chunks = new WebpChunks(bytes);
	}

	static boolean recognizes(byte[] file) {
		return file.length >= 12 && new String(file, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF")
				&& new String(file, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP");
	}

	ImageFile read() {
		boolean first = true;
		while (this.chunks.hasNext()) {
			read(this.chunks.next(), first);
			first = false;
		}
		if (this.pixels == null) {
			throw WebpChunks.damaged("its pixels are missing");
		}
		WebpSize size = sizeOf(this.pixels);
		if (size.width() == 0 || size.height() == 0
				|| (this.head != null && !WebpSize.ofFile(this.head).equals(size))) {
			throw WebpSize.senseless();
		}
		return new ImageFile("image/webp", size.width(), size.height(), kept(this.pixels, size));
	}

	private void read(Chunk chunk, boolean first) {
		switch (chunk.type()) {
			case "VP8X" -> head(chunk, first);
			case "ANIM", "ANMF" -> throw moves();
			case "ALPH" -> {
				if (this.alpha != null || this.pixels != null || this.head == null) {
					throw WebpChunks.damaged("its transparency makes no sense");
				}
				this.alpha = chunk;
			}
			case "VP8 ", "VP8L" -> {
				if (this.pixels != null || (!first && this.head == null)) {
					throw WebpChunks.damaged("it has two pictures in it");
				}
				this.pixels = chunk;
			}
			case "EXIF" -> this.orientation = (this.orientation == Exif.UPRIGHT) ? Exif.orientation(chunk.data())
					: this.orientation;
			default -> {
				if (first) {
					throw WebpChunks.damaged("it does not begin with its header");
				}
			}
		}
	}

	private void head(Chunk chunk, boolean first) {
		if (!first) {
			throw WebpSize.senseless();
		}
		this.head = chunk.data();
		WebpSize.ofFile(this.head);
		if ((this.head.get(0) & MOVES) != 0) {
			throw moves();
		}
	}

	private static WebpSize sizeOf(Chunk pixels) {
		return pixels.type().equals("VP8L") ? WebpSize.ofLossless(pixels.data()) : WebpSize.ofLossy(pixels.data());
	}

	private byte[] kept(Chunk pixels, WebpSize size) {
		Excerpt body = new Excerpt(this.bytes);
		if (this.alpha != null || this.orientation != Exif.UPRIGHT) {
			body.add(newHead(pixels, size));
		}
		if (this.alpha != null) {
			body.keep(this.alpha.start(), this.alpha.end());
		}
		body.keep(pixels.start(), pixels.end());
		if (this.orientation != Exif.UPRIGHT) {
			body.add(chunk("EXIF", Exif.saying(this.orientation)));
		}
		body.addFirst(riff(4 + body.length()));
		return body.bytes();
	}

	private byte[] newHead(Chunk pixels, WebpSize size) {
		boolean transparent = this.alpha != null
				|| (pixels.type().equals("VP8L") && this.head != null && (this.head.get(0) & HAS_ALPHA) != 0);
		int flags = (transparent ? HAS_ALPHA : 0) | ((this.orientation != Exif.UPRIGHT) ? HAS_NOTES : 0);
		byte[] head = ByteBuffer.allocate(12)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putInt(flags)
			.putInt(4, size.width() - 1)
			.putInt(7, size.height() - 1)
			.array();
		return chunk("VP8X", Arrays.copyOf(head, 10));
	}

	private static byte[] riff(int length) {
		return ByteBuffer.allocate(12)
			.order(ByteOrder.LITTLE_ENDIAN)
			.put(ascii("RIFF"))
			.putInt(length)
			.put(ascii("WEBP"))
			.array();
	}

	private static byte[] chunk(String type, byte[] data) {
		return ByteBuffer.allocate(8 + data.length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.put(ascii(type))
			.putInt(data.length)
			.put(data)
			.array();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static RuntimeException moves() {
		return DrawingProblems.unsupported("This is an animated WebP image. Send one still picture.");
	}

}
