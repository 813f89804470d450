package dev.novadraw.vision;

/**
 * One connected part of a drawing, measured in cells.
 */
final class Shape {

	private int left = Integer.MAX_VALUE;

	private int top = Integer.MAX_VALUE;

	private int right = -1;

	private int bottom = -1;

	private int cells;

	private float clearest;

	private int rim;

	private final int[] crayons = new int[Crayon.values().length];

	void add(int x, int y, float difference, Crayon crayon, boolean atTheRim) {
		this.left = Math.min(this.left, x);
		this.top = Math.min(this.top, y);
		this.right = Math.max(this.right, x);
		this.bottom = Math.max(this.bottom, y);
		this.cells++;
		this.clearest = Math.max(this.clearest, difference);
		this.crayons[crayon.ordinal()]++;
		this.rim += atTheRim ? 1 : 0;
	}

	int cells() {
		return this.cells;
	}

	int width() {
		return this.right - this.left + 1;
	}

	int height() {
		return this.bottom - this.top + 1;
	}

	int span() {
		return Math.max(width(), height());
	}

	/**
	 * Returns the distance of its clearest cell from the paper.
	 */
	float clearest() {
		return this.clearest;
	}

	double centreX() {
		return (this.left + this.right + 1) / 2.0;
	}

	double centreY() {
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

	double share(Crayon crayon) {
		return (double) this.crayons[crayon.ordinal()] / this.cells;
	}

}
