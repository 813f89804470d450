package dev.novadraw.normalizer;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

import dev.novadraw.engine.drawing.Orientation;

/**
 * An opaque picture with one packed sRGB value per pixel, row by row.
 *
 * @param width the width in pixels
 * @param height the height in pixels
 * @param rgb the pixels
 */
@SuppressWarnings("ArrayRecordComponent")
record Pixels(int width, int height, int[] rgb) {

	/**
	 * Returns the picture, scaled up if it is too small.
	 */
	Pixels inRange() {
		int edge = Math.max(this.width, this.height);
		if (edge >= CanonicalImage.MIN_LONG_EDGE) {
			return this;
		}
		double factor = (double) CanonicalImage.MIN_LONG_EDGE / edge;
		BufferedImage large = new BufferedImage((int) Math.round(this.width * factor),
				(int) Math.round(this.height * factor), BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = large.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		graphics.drawImage(asImage(), 0, 0, large.getWidth(), large.getHeight(), null);
		graphics.dispose();
		return new Pixels(large.getWidth(), large.getHeight(),
				large.getRGB(0, 0, large.getWidth(), large.getHeight(), null, 0, large.getWidth()));
	}

	Pixels upright(Orientation orientation) {
		int[] upright = orientation.upright(this.rgb, this.width, this.height);
		return orientation.swapsSides() ? new Pixels(this.height, this.width, upright)
				: new Pixels(this.width, this.height, upright);
	}

	BufferedImage asImage() {
		BufferedImage image = new BufferedImage(this.width, this.height, BufferedImage.TYPE_INT_RGB);
		image.setRGB(0, 0, this.width, this.height, this.rgb, 0, this.width);
		return image;
	}

}
