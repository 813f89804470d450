package dev.novadraw.vision.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import dev.novadraw.engine.drawing.Exif;
import dev.novadraw.engine.kind.UnreadablePictureException;

/**
 * The decoder for PNG and JPEG files in memory.
 */
public final class PictureFile {

	private static final long MAX_PIXELS = 40_000_000;

	/**
	 * The length of the long edge above which decoding skips pixels: such files are
	 * photos with broad strokes.
	 */
	private static final int LARGE = 2048;

	private static final int FINE_ENOUGH = 1400;

	private PictureFile() {
	}

	public static Pixels decode(byte[] file) {
		String format = format(file);
		ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
		try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
			reader.setInput(in, true, true);
			int step = step(reader.getWidth(0), reader.getHeight(0));
			ImageReadParam param = reader.getDefaultReadParam();
			param.setSourceSubsampling(step, step, 0, 0);
			Pixels pixels = flatten(reader.read(0, param), step);
			return format.equals("jpeg") ? pixels.upright(Exif.ofJpeg(file)) : pixels;
		}
		// The decoders throw all kinds of runtime exceptions for broken files.
		catch (IOException | RuntimeException ex) {
			throw new UnreadablePictureException("The drawing cannot be decoded as " + format, ex);
		}
		finally {
			reader.dispose();
		}
	}

	private static String format(byte[] file) {
		if (file.length > 8 && (file[0] & 0xff) == 0x89 && file[1] == 'P' && file[2] == 'N' && file[3] == 'G') {
			return "png";
		}
		if (file.length > 8 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8 && (file[2] & 0xff) == 0xff) {
			return "jpeg";
		}
		throw new UnreadablePictureException("The drawing is neither a PNG nor a JPEG file");
	}

	private static int step(int width, int height) throws IOException {
		if ((long) width * height > MAX_PIXELS) {
			throw new IOException("Too many pixels: " + width + " x " + height);
		}
		int longEdge = Math.max(width, height);
		return longEdge <= LARGE ? 1 : (longEdge + FINE_ENOUGH - 1) / FINE_ENOUGH;
	}

	/**
	 * Reads raw samples instead of converting to sRGB, since colour profiles would cost
	 * more than everything else together.
	 */
	private static Pixels flatten(BufferedImage image, int step) {
		int[] rgb = new int[image.getWidth() * image.getHeight()];
		if (!Bytes.copied(image, rgb)) {
			copySamples(image, rgb);
		}
		return new Pixels(image.getWidth(), image.getHeight(), rgb, step);
	}

	private static void copySamples(BufferedImage image, int[] rgb) {
		int width = image.getWidth();
		Raster raster = image.getRaster();
		ColorModel colours = image.getColorModel();
		int bands = raster.getNumBands();
		int[] row = new int[width * bands];
		for (int y = 0; y < image.getHeight(); y++) {
			raster.getPixels(0, y, width, 1, row);
			for (int x = 0; x < width; x++) {
				rgb[y * width + x] = Pixels.onWhite(argb(colours, row, x * bands, bands));
			}
		}
	}

	private static int argb(ColorModel colours, int[] row, int at, int bands) {
		if (colours instanceof IndexColorModel palette) {
			return palette.getRGB(row[at]);
		}
		int depth = colours.getComponentSize(0);
		int first = eightBits(row[at], depth);
		int alpha = colours.hasAlpha() ? eightBits(row[at + bands - 1], depth) : 255;
		if (bands < 3) {
			return alpha << 24 | first * 0x10101;
		}
		return alpha << 24 | first << 16 | eightBits(row[at + 1], depth) << 8 | eightBits(row[at + 2], depth);
	}

	private static int eightBits(int sample, int depth) {
		return depth == 8 ? sample : sample * 255 / ((1 << depth) - 1);
	}

}
