package dev.novadraw.vision.shape;

import dev.novadraw.vision.color.Crayon;

/**
 * One connected part of a drawing, measured in cells.
 */
public final class Shape {

	private int left = Integer.MAX_VALUE;

	private int top = Integer.MAX_VALUE;

	private int right = -1;

	private int bottom = -1;

	private int cells;

	private float clearest;

	private int rim;

	private final int[] crayons = new int[Crayon.values().length];

	public void add(int x, int y, float difference, Crayon crayon, boolean atTheRim) {
		this.left = Math.min(this.left, x);
		this.top = Math.min(this.top, y);
		this.right = Math.max(this.right, x);
		this.bottom = Math.max(this.bottom, y);
		this.cells++;
		this.clearest = Math.max(this.clearest, difference);
		this.crayons[crayon.ordinal()]++;
		this.rim += atTheRim ? 1 : 0;
	}

	public int cells() {
		return this.cells;
	}

	public int width() {
		return this.right - this.left + 1;
	}

	public int height() {
		return this.bottom - this.top + 1;
	}

	public int span() {
		return Math.max(width(), height());
	}

	/**
	 * Returns the distance of its clearest cell from the paper.
	 */
	public float clearest() {
		return this.clearest;
	}

	public double centreX() {
		return (this.left + this.right + 1) / 2.0;
	}

	public double centreY() {
		return (this.top + this.bottom + 1) / 2.0;
	}

	int left() {
		return this.left;
	}

	int top() {
		return this.top;
	}

	/**
	 * Returns the number of its cells at the edge of the picture.
	 */
	int rim() {
		return this.rim;
	}

	public double share(Crayon crayon) {
		return (double) this.crayons[crayon.ordinal()] / this.cells;
	}

}
