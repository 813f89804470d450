package dev.novadraw.vision.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;

/**
 * The fast way to the pixels of most files: one byte for each of red, green, blue, and
 * perhaps alpha.
 */
final class Bytes {

	private Bytes() {
	}

	/**
	 * Copies the pixels of a picture on white, if it has such bytes.
	 * @return false for a picture with other samples
	 */
	static boolean copied(BufferedImage image, int[] rgb) {
		DataBuffer buffer = image.getRaster().getDataBuffer();
		int bands = image.getRaster().getNumBands();
		boolean alpha = bands == 4 && image.getColorModel().hasAlpha();
		if (bands != 3 && !alpha || buffer.getNumBanks() != 1 || image.getRaster().getParent() != null
				|| !(buffer instanceof DataBufferByte bytes)
				|| !(image.getSampleModel() instanceof ComponentSampleModel samples)) {
			return false;
		}
		for (int y = 0; y < image.getHeight(); y++) {
			copyRow(bytes.getData(), samples, y, image.getWidth(), alpha, rgb);
		}
		return true;
	}

	private static void copyRow(byte[] data, ComponentSampleModel samples, int y, int width, boolean alpha, int[] rgb) {
		int[] offsets = samples.getBandOffsets();
		int red = offsets[0];
		int green = offsets[1];
		int blue = offsets[2];
		int at = y * samples.getScanlineStride();
		int stride = samples.getPixelStride();
		for (int x = 0; x < width; x++) {
			int colour = (data[at + red] & 0xff) << 16 | (data[at + green] & 0xff) << 8 | data[at + blue] & 0xff;
			int opacity = alpha ? data[at + offsets[3]] & 0xff : 255;
			rgb[y * width + x] = opacity == 255 ? colour : Pixels.onWhite(opacity << 24 | colour);
			at += stride;
		}
	}

}
