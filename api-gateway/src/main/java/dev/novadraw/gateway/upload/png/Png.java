package dev.novadraw.gateway.upload.png;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

import dev.novadraw.engine.drawing.Exif;
import dev.novadraw.engine.drawing.Orientation;
import dev.novadraw.gateway.upload.file.DrawingProblems;
import dev.novadraw.gateway.upload.file.Excerpt;
import dev.novadraw.gateway.upload.file.ImageFile;

/**
 * The inspector of PNG files. It rejects a file unless its header comes first, the
 * checksums of required chunks are correct, and the pixels are contiguous. Data that is
 * not needed to display the picture is removed, as is everything after the end.
 */
public final class Png {

	private static final byte[] SIGNATURE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

	private static final int HEADER_LENGTH = 13;

	private static final int PALETTE = 3;

	private static final int COLORED = 2;

	private static final Set<String> ANIMATION = Set.of("acTL", "fcTL", "fdAT");

	private static final String TRANSPARENCY = "tRNS";

	private static final String NOTES = "eXIf";

	private static final String END = "IEND";

	private final ByteBuffer file;

	private final Excerpt kept;

	private final PngColorChunks colors = new PngColorChunks();

	private boolean palette;

	private boolean pixels;

	private boolean pixelsOver;

	private boolean turned;

	public Png(byte[] bytes) {
		this.file = ByteBuffer.wrap(bytes).position(SIGNATURE.length);
		this.kept = new Excerpt(bytes);
	}

	public static boolean recognizes(byte[] file) {
		return file.length >= SIGNATURE.length
				&& Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
	}

	public ImageFile read() {
		PngChunk first = PngChunk.next(this.file);
		if (!first.is("IHDR") || first.length() != HEADER_LENGTH) {
			throw PngChunk.damaged("it does not begin with its header");
		}
		int width = first.data().getInt();
		int height = first.data().getInt();
		int colors = checkedColors(first.data());
		if (width <= 0 || height <= 0) {
			throw PngChunk.damaged("its width or height is zero");
		}
		this.kept.keep(0, first.end());
		PngChunk chunk = PngChunk.next(this.file);
		for (; !chunk.is(END); chunk = PngChunk.next(this.file)) {
			check(chunk);
			// Decoders ignore damaged chunks that are not critical.
			if (chunk.isIntact()) {
				keepNeeded(chunk, (colors & COLORED) == 0);
			}
		}
		checkEnd(colors, chunk);
		return new ImageFile("image/png", width, height, this.kept.bytes());
	}

	private static int checkedColors(ByteBuffer header) {
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
			throw PngChunk.damaged("its header names an unknown format");
		}
		return colors;
	}

	private void check(PngChunk chunk) {
		if (ANIMATION.contains(chunk.type())) {
			throw DrawingProblems.unsupported("This is an animated PNG. Send one still picture.");
		}
		boolean data = chunk.is("IDAT");
		if (data && this.pixelsOver) {
			throw PngChunk.damaged("its image data is not contiguous");
		}
		this.pixelsOver = this.pixels && !data;
		this.pixels |= data;
		if (chunk.is("PLTE")) {
			if (this.palette || this.pixels || chunk.length() == 0 || chunk.length() > 768 || chunk.length() % 3 != 0) {
				throw PngChunk.damaged("its palette is invalid");
			}
			this.palette = true;
		}
		else if (!data && chunk.isCritical()) {
			throw PngChunk.damaged("it has an unknown critical chunk");
		}
	}

	private void keepNeeded(PngChunk chunk, boolean grey) {
		if (chunk.isCritical() || (chunk.is(TRANSPARENCY) && !this.pixels)) {
			this.kept.keep(chunk.start(), chunk.end());
		}
		else if (chunk.is(NOTES) && !this.turned) {
			Orientation orientation = Exif.of(chunk.data());
			this.turned = !orientation.isUpright();
			if (this.turned) {
				this.kept.add(PngChunk.of(NOTES, Exif.write(orientation)));
			}
		}
		else if (!this.palette && !this.pixels) {
			this.colors.keepNeeded(chunk, grey, this.kept);
		}
	}

	private void checkEnd(int colors, PngChunk end) {
		if (!this.pixels || (colors == PALETTE && !this.palette)) {
			throw PngChunk.damaged("its image data is missing");
		}
		if (end.length() == 0) {
			this.kept.keep(end.start(), end.end());
		}
		else {
			this.kept.add(PngChunk.of(END, new byte[0]));
		}
	}

}
