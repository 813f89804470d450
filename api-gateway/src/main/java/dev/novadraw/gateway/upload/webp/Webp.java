package dev.novadraw.gateway.upload.webp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.drawing.Exif;
import dev.novadraw.engine.drawing.Orientation;
import dev.novadraw.gateway.upload.file.ColorProfile;
import dev.novadraw.gateway.upload.file.DrawingProblems;
import dev.novadraw.gateway.upload.file.Excerpt;
import dev.novadraw.gateway.upload.file.ImageFile;
import dev.novadraw.gateway.upload.webp.WebpChunks.Chunk;

/**
 * The inspector of WebP files. It rejects an animation, and a file whose parts disagree
 * on the size of the picture. Data that is not needed to display the picture is removed.
 */
public final class Webp {

	private static final int MOVES = 0x02;

	private static final int HAS_NOTES = 0x08;

	private static final int HAS_ALPHA = 0x10;

	private static final int HAS_PROFILE = 0x20;

	/** The compression of transparency, in two bits: none, or that of lossless pixels. */
	private static final int ALPHA_COMPRESSION = 0x01;

	private static final int UNKNOWN_ALPHA = 0x02 | 0x20 | 0x80;

	private final WebpChunks chunks;

	private final byte[] bytes;

	private @Nullable ByteBuffer head;

	private byte @Nullable [] profile;

	private @Nullable Chunk alpha;

	private @Nullable Chunk pixels;

	private Orientation orientation = Orientation.UPRIGHT;

	public Webp(byte[] bytes) {
		this.bytes = bytes;
		this.chunks = new WebpChunks(bytes);
	}

	public static boolean recognizes(byte[] file) {
		return file.length >= 12 && new String(file, 0, 4, StandardCharsets.ISO_8859_1).equals("RIFF")
				&& new String(file, 8, 4, StandardCharsets.ISO_8859_1).equals("WEBP");
	}

	public ImageFile read() {
		boolean first = true;
		while (this.chunks.hasNext(this.pixels != null)) {
			read(this.chunks.next(), first);
			first = false;
		}
		if (this.pixels == null) {
			throw WebpChunks.damaged("its image data is missing");
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
			case "ICCP" -> {
				if (this.head == null) {
					throw WebpChunks.damaged("it does not begin with its header");
				}
				this.profile = (this.profile != null) ? this.profile : ColorProfile.reduced(chunk.data(), false);
			}
			case "ALPH" -> {
				if (this.alpha != null || this.pixels != null || this.head == null) {
					throw WebpChunks.damaged("its alpha channel is invalid");
				}
				this.alpha = chunk;
			}
			case "VP8 ", "VP8L" -> {
				if (this.pixels != null || (!first && this.head == null)) {
					throw WebpChunks.damaged("it contains two images");
				}
				this.pixels = chunk;
			}
			case "EXIF" -> this.orientation = this.orientation.isUpright() ? Exif.of(chunk.data()) : this.orientation;
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
		if (this.alpha != null || this.profile != null || !this.orientation.isUpright()) {
			body.add(newHead(pixels, size));
		}
		if (this.profile != null) {
			body.add(chunk("ICCP", this.profile));
		}
		if (this.alpha != null) {
			checkAlpha(this.alpha, size);
			keep(this.alpha, body);
		}
		keep(pixels, body);
		if (!this.orientation.isUpright()) {
			body.add(chunk("EXIF", Exif.write(this.orientation)));
		}
		body.addFirst(riff(4 + body.length()));
		return body.bytes();
	}

	private static void keep(Chunk chunk, Excerpt body) {
		body.keep(chunk.start(), chunk.end());
		if ((chunk.end() - chunk.start()) % 2 != 0) {
			body.add(new byte[1]);
		}
	}

	private static void checkAlpha(Chunk alpha, WebpSize size) {
		int head = alpha.data().hasRemaining() ? alpha.data().get(0) : -1;
		boolean whole = (head & ALPHA_COMPRESSION) != 0
				|| alpha.data().remaining() > (long) size.width() * size.height();
		if ((head & UNKNOWN_ALPHA) != 0 || !whole) {
			throw WebpChunks.damaged("its alpha channel is invalid");
		}
	}

	private byte[] newHead(Chunk pixels, WebpSize size) {
		boolean transparent = this.alpha != null || (pixels.type().equals("VP8L") && WebpSize.hasAlpha(pixels.data()));
		int flags = (transparent ? HAS_ALPHA : 0) | (this.orientation.isUpright() ? 0 : HAS_NOTES)
				| ((this.profile != null) ? HAS_PROFILE : 0);
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
		return ByteBuffer.allocate(8 + data.length + data.length % 2)
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
