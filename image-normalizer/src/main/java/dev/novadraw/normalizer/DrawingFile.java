package dev.novadraw.normalizer;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.drawing.Exif;
import dev.novadraw.engine.drawing.Orientation;
import dev.novadraw.normalizer.color.ColorTransform;

/**
 * A file with a drawing.
 *
 * @param content the bytes of the file
 * @param format the format according to its first bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record DrawingFile(byte[] content, Format format) {

	private static final long MAX_PIXELS = 25_000_000;

	/** The maximum number of decoded pixels; larger images are subsampled. */
	private static final long MAX_DECODED = 12_600_000;

	static DrawingFile of(byte[] content) throws IOException {
		return new DrawingFile(content, Format.of(content));
	}

	Orientation orientation() {
		ByteBuffer file = ByteBuffer.wrap(this.content);
		return switch (this.format) {
			case JPEG -> Exif.ofJpeg(this.content);
			case PNG -> orientation(FileColors.pngChunks(file, "IEND").get("eXIf"));
			case WEBP -> orientation(WebpFile.chunk(file, "EXIF"));
		};
	}

	private static Orientation orientation(@Nullable ByteBuffer exif) {
		return (exif != null) ? Exif.of(exif) : Orientation.UPRIGHT;
	}

	/**
	 * Returns the pixels in the orientation of the file, scaled down if needed.
	 */
	Pixels pixels() throws IOException {
		ColorTransform colors = FileColors.of(this);
		if (this.format == Format.WEBP) {
			return new WebpFile(this.content).pixels(colors);
		}
		if (this.format == Format.JPEG && !hasEnd()) {
			throw new IOException("Truncated");
		}
		return new Rows(decode(this.format, this.content), colors).shrunk();
	}

	/**
	 * Decodes an image with a reader of the format, subsampled if it is too large.
	 */
	static BufferedImage decode(Format format, byte[] content) throws IOException {
		ImageReader reader = format.reader();
		try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
			reader.setInput(in, true, true);
			return read(reader);
		}
		finally {
			reader.dispose();
		}
	}

	private static BufferedImage read(ImageReader reader) throws IOException {
		int width = reader.getWidth(0);
		int height = reader.getHeight(0);
		AtomicBoolean truncated = new AtomicBoolean();
		reader.addIIOReadWarningListener((source, warning) -> {
			String lower = warning.toLowerCase(Locale.ROOT);
			if (lower.contains("premature end") || lower.contains("truncated")) {
				truncated.set(true);
			}
		});
		int step = step(width, height);
		ImageReadParam param = reader.getDefaultReadParam();
		param.setSourceSubsampling(step, step, 0, 0);
		BufferedImage image = reader.read(0, param);
		if (truncated.get()) {
			throw new IOException("Truncated");
		}
		return image;
	}

	/**
	 * Returns the subsampling step n: every n-th column and row is decoded.
	 * @throws IOException if the image has too many pixels
	 */
	static int step(int width, int height) throws IOException {
		if ((long) width * height > MAX_PIXELS) {
			throw new IOException("Too many pixels");
		}
		int step = Math.max(1, Math.max(width, height) / (3 * CanonicalImage.MAX_EDGE));
		while ((long) (width / step) * (height / step) > MAX_DECODED) {
			step++;
		}
		return step;
	}

	private boolean hasEnd() {
		int length = this.content.length;
		return (this.content[length - 2] & 0xFF) == 0xFF && (this.content[length - 1] & 0xFF) == 0xD9;
	}

}
