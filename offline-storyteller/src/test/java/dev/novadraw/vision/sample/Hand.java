package dev.novadraw.vision.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.TexturePaint;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A child's hand: its lines tremble, its strokes are uneven, and it fills areas by moving
 * to and fro, so that paper shows through.
 */
public final class Hand {

	private static final int GRAIN = 96;

	private static final int WAVES = 5;

	private final Graphics2D graphics;

	private final Random random;

	private final double tremor;

	private final boolean crayons;

	private double width = 6;

	/**
	 * Creates a hand over a page.
	 * @param page the page to draw on
	 * @param random the source of all that is uneven
	 * @param tremor the deviation of lines, as a share of the size of what is drawn
	 * @param crayons true for wax crayons, false for felt pens
	 */
	public Hand(BufferedImage page, Random random, double tremor, boolean crayons) {
		this.graphics = page.createGraphics();
		this.graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		this.graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		this.random = random;
		this.tremor = tremor;
		this.crayons = crayons;
	}

	public static BufferedImage page(int width, int height, int paper) {
		BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = page.createGraphics();
		graphics.setColor(new Color(paper));
		graphics.fillRect(0, 0, width, height);
		graphics.dispose();
		return page;
	}

	public Hand take(int colour, double penWidth) {
		this.graphics.setPaint(this.crayons ? wax(colour) : new Color(colour));
		this.width = penWidth;
		return this;
	}

	/**
	 * Returns the paint of a wax crayon, which leaves the hollows of the paper free.
	 */
	private Paint wax(int colour) {
		BufferedImage grain = new BufferedImage(GRAIN, GRAIN, BufferedImage.TYPE_INT_ARGB);
		for (int y = 0; y < GRAIN; y++) {
			for (int x = 0; x < GRAIN; x++) {
				int alpha = this.random.nextInt(8) == 0 ? 60 : 170 + this.random.nextInt(86);
				grain.setRGB(x, y, alpha << 24 | colour);
			}
		}
		return new TexturePaint(grain, new Rectangle(GRAIN, GRAIN));
	}

	public void line(double fromX, double fromY, double toX, double toY) {
		line(new Line2D.Double(fromX, fromY, toX, toY));
	}

	public void line(Shape shape) {
		for (List<double[]> part : trembling(shape)) {
			double pressure = this.random.nextDouble() * 6;
			for (int i = 1; i < part.size(); i++) {
				double uneven = 1 + 0.14 * Math.sin(pressure + i * 0.31) + 0.06 * Math.sin(i * 1.3);
				this.graphics.setStroke(
						new BasicStroke((float) (this.width * uneven), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
				this.graphics
					.draw(new Line2D.Double(part.get(i - 1)[0], part.get(i - 1)[1], part.get(i)[0], part.get(i)[1]));
			}
		}
	}

	/**
	 * Fills an area to and fro with gaps of an eighth of the pen's width, and traces its
	 * outline.
	 */
	public void fill(Shape shape) {
		Shape clip = this.graphics.getClip();
		this.graphics.clip(shape);
		Rectangle2D box = shape.getBounds2D();
		double slope = (this.random.nextDouble() - 0.5) * 0.5;
		double step = this.width * 1.05;
		Path2D path = new Path2D.Double();
		double y = box.getMinY() - Math.abs(slope) * box.getWidth();
		path.moveTo(box.getMinX(), y);
		boolean right = true;
		while (y < box.getMaxY() + Math.abs(slope) * box.getWidth()) {
			y += step * (0.85 + 0.3 * this.random.nextDouble());
			path.lineTo(right ? box.getMaxX() : box.getMinX(), y + (right ? slope * box.getWidth() : 0));
			right = !right;
		}
		this.graphics
			.setStroke(new BasicStroke((float) (this.width * 1.15), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		this.graphics.draw(path);
		this.graphics.setClip(clip);
		line(shape);
	}

	/**
	 * Returns the parts of a shape as points a few pixels apart, moved as a hand
	 * trembles.
	 */
	private List<List<double[]>> trembling(Shape shape) {
		List<List<double[]>> parts = points(shape);
		Rectangle2D box = shape.getBounds2D();
		double size = Math.max(box.getWidth(), box.getHeight()) * this.tremor;
		for (List<double[]> part : parts) {
			double[] wave = wave();
			for (int i = 0; i < part.size(); i++) {
				double at = 2 * Math.PI * i / part.size();
				for (int k = 0; k < WAVES; k++) {
					part.get(i)[0] += size * wave[4 * k] * Math.sin((k + 1) * at + wave[4 * k + 1]);
					part.get(i)[1] += size * wave[4 * k + 2] * Math.sin((k + 1) * at + wave[4 * k + 3]);
				}
			}
		}
		return parts;
	}

	private double[] wave() {
		double[] wave = new double[4 * WAVES];
		for (int i = 0; i < wave.length; i++) {
			wave[i] = i % 2 == 0 ? this.random.nextGaussian() * 0.5 : this.random.nextDouble() * 2 * Math.PI;
		}
		return wave;
	}

	private static List<List<double[]>> points(Shape shape) {
		List<List<double[]>> parts = new ArrayList<>();
		List<double[]> part = new ArrayList<>();
		double[] start = new double[2];
		double[] to = new double[6];
		for (PathIterator path = new FlatteningPathIterator(shape.getPathIterator(null), 0.3); !path.isDone(); path
			.next()) {
			int kind = path.currentSegment(to);
			if (kind == PathIterator.SEG_MOVETO) {
				part = new ArrayList<>();
				parts.add(part);
				part.add(new double[] { to[0], to[1] });
				start = new double[] { to[0], to[1] };
			}
			else {
				double[] end = kind == PathIterator.SEG_CLOSE ? start : to;
				walk(part, end[0], end[1]);
			}
		}
		return parts;
	}

	private static void walk(List<double[]> part, double toX, double toY) {
		double fromX = part.getLast()[0];
		double fromY = part.getLast()[1];
		int steps = Math.max(1, (int) (Math.hypot(toX - fromX, toY - fromY) / 4));
		for (int i = 1; i <= steps; i++) {
			part.add(new double[] { fromX + (toX - fromX) * i / steps, fromY + (toY - fromY) * i / steps });
		}
	}

}
