package dev.novadraw.vision.sample;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

import dev.novadraw.vision.color.Crayon;

/**
 * A page with a motif on it, which is drawn in its own units, -1 to 1 from left to right
 * and from top to bottom. The seed decides its size, place, tilt and pens.
 */
public final class Easel {

	private static final int WIDTH = 800;

	private static final int HEIGHT = 600;

	private final Random random;

	private final BufferedImage page;

	private final Hand hand;

	private final boolean filled;

	private final boolean outlined;

	private final double pen;

	private AffineTransform place = new AffineTransform();

	private double size;

	public Easel(long seed) {
		this.random = new Random(seed * 0x9e3779b97f4a7c15L + 11);
		int[] papers = { 0xffffff, 0xfbfaf6, 0xf4f2ea };
		this.page = Hand.page(WIDTH, HEIGHT, papers[this.random.nextInt(papers.length)]);
		double[] tremors = { 0, 0.006, 0.012 };
		this.hand = new Hand(this.page, this.random, tremors[this.random.nextInt(tremors.length)],
				this.random.nextInt(3) == 0);
		this.filled = this.random.nextBoolean();
		this.outlined = this.filled && this.random.nextBoolean();
		this.pen = 5 + 6 * this.random.nextDouble();
		put(0.5, 0.5);
	}

	/**
	 * Puts the motif near a place given as shares of the page's width and height.
	 */
	void put(double across, double down) {
		this.size = 120 + 130 * this.random.nextDouble();
		double x = WIDTH * (across + 0.24 * (this.random.nextDouble() - 0.5));
		double y = HEIGHT * (down + 0.14 * (this.random.nextDouble() - 0.5));
		put(Math.clamp(x, this.size, WIDTH - this.size), Math.clamp(y, this.size, HEIGHT - this.size), this.size);
	}

	/**
	 * Puts the motif at a place with a size, in pixels.
	 */
	void put(double x, double y, double radius) {
		this.size = radius;
		this.place = AffineTransform.getTranslateInstance(x, y);
		this.place.rotate(0.08 * (this.random.nextDouble() - 0.5));
		this.place.scale(radius, radius);
	}

	Random random() {
		return this.random;
	}

	BufferedImage page() {
		return this.page;
	}

	int any(int from, int to) {
		return from + this.random.nextInt(to - from + 1);
	}

	double any(double from, double to) {
		return from + (to - from) * this.random.nextDouble();
	}

	boolean maybe() {
		return this.random.nextBoolean();
	}

	/**
	 * Draws the outline of a shape.
	 */
	void line(Crayon crayon, Shape... shapes) {
		this.hand.take(Colours.of(crayon, this.random), this.pen);
		for (Shape shape : shapes) {
			this.hand.line(this.place.createTransformedShape(shape));
		}
	}

	/**
	 * Fills a shape.
	 */
	void fill(Crayon crayon, Shape... shapes) {
		this.hand.take(Colours.of(crayon, this.random), this.pen);
		for (Shape shape : shapes) {
			this.hand.fill(this.place.createTransformedShape(shape));
		}
	}

	/**
	 * Draws a closed shape as the child likes it: its outline, filled, or both.
	 */
	void closed(Crayon crayon, Shape... shapes) {
		for (Shape shape : shapes) {
			if (this.filled) {
				fill(crayon, shape);
			}
			if (!this.filled || this.outlined) {
				line(this.outlined ? Crayon.BLACK : crayon, shape);
			}
		}
	}

	/**
	 * Returns the crayon for something on top of a closed shape, so that it can be seen.
	 */
	Crayon on(Crayon below, Crayon crayon) {
		return this.filled && below == crayon ? Crayon.BLACK : crayon;
	}

	static Shape circle(double x, double y, double radius) {
		return oval(x, y, radius, radius);
	}

	static Shape oval(double x, double y, double radiusX, double radiusY) {
		return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
	}

	static Shape box(double left, double top, double right, double bottom) {
		return new Rectangle2D.Double(left, top, right - left, bottom - top);
	}

	static Shape segment(double fromX, double fromY, double toX, double toY) {
		return new Line2D.Double(fromX, fromY, toX, toY);
	}

	/**
	 * Returns an arc of a circle; angles in degrees, counterclockwise from the right.
	 */
	static Shape arc(double x, double y, double radius, double start, double extent) {
		return new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, start, extent, Arc2D.OPEN);
	}

	static Shape polygon(double... places) {
		Path2D path = path(places);
		path.closePath();
		return path;
	}

	static Path2D path(double... places) {
		Path2D path = new Path2D.Double();
		path.moveTo(places[0], places[1]);
		for (int i = 2; i < places.length; i += 2) {
			path.lineTo(places[i], places[i + 1]);
		}
		return path;
	}

	/**
	 * Returns the point at an angle in degrees, clockwise from the right.
	 */
	static double[] at(double x, double y, double radius, double angle) {
		return new double[] { x + radius * Math.cos(Math.toRadians(angle)),
				y + radius * Math.sin(Math.toRadians(angle)) };
	}

	static Shape spoke(double x, double y, double inner, double outer, double angle) {
		double[] from = at(x, y, inner, angle);
		double[] to = at(x, y, outer, angle);
		return segment(from[0], from[1], to[0], to[1]);
	}

}
