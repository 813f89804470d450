package dev.novadraw.vision.sight;

import dev.novadraw.vision.color.Crayon;

/**
 * A thing recognized on a page, measured in cells.
 *
 * @param thing the thing
 * @param colour its main colour
 * @param left its first column
 * @param top its first row
 * @param width its width
 * @param height its height
 */
public record Found(Thing thing, Crayon colour, int left, int top, int width, int height) {

	public double centreX() {
		return this.left + this.width / 2.0;
	}

	public double centreY() {
		return this.top + this.height / 2.0;
	}

	boolean covers(Found other) {
		return other.centreX() >= this.left && other.centreX() < this.left + this.width && other.centreY() >= this.top
				&& other.centreY() < this.top + this.height;
	}

}
