package dev.novadraw.vision;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

/**
 * Pictures drawn in code.
 */
public record Sketch(BufferedImage image) {

	public static final int WHITE = 0xffffff;

	public static final int BLACK_PAPER = 0x181a1c;

	public static Sketch on(int paper, Consumer<Graphics2D> drawing) {
		return on(600, 450, paper, 8, drawing);
	}

	public static Sketch on(int width, int height, int paper, int stroke, Consumer<Graphics2D> drawing) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(new Color(paper));
		graphics.fillRect(0, 0, width, height);
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setStroke(new BasicStroke(stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		drawing.accept(graphics);
		return new Sketch(image);
	}

	public static Sketch blank(int paper) {
		return on(paper, graphics -> {
		});
	}

	public static Sketch circle(int paper, int crayon) {
		return on(paper, graphics -> {
			graphics.setColor(new Color(crayon));
			graphics.drawOval(200, 100, 200, 200);
		});
	}

	public static Sketch circles(int... crayons) {
		return on(WHITE, graphics -> {
			for (int i = 0; i < crayons.length; i++) {
				graphics.setColor(new Color(crayons[i]));
				graphics.drawOval(30 + i * 570 / crayons.length, 160, 90, 90);
			}
		});
	}

	public static Sketch dots(int count, int crayon) {
		return on(WHITE, graphics -> {
			graphics.setColor(new Color(crayon));
			for (int i = 0; i < count; i++) {
				graphics.fillOval(60 + i % 3 * 200, 40 + i / 3 * 130, 20, 20);
			}
		});
	}

	public static Sketch butterfly() {
		return on(WHITE, graphics -> {
			graphics.setColor(new Color(0xe08020));
			graphics.fillOval(120, 80, 160, 140);
			graphics.fillOval(320, 80, 160, 140);
			graphics.setColor(new Color(0x8030a0));
			graphics.fillOval(160, 220, 120, 120);
			graphics.fillOval(320, 220, 120, 120);
		});
	}

	public static Sketch tower() {
		return on(450, 600, WHITE, 8, graphics -> {
			graphics.setColor(new Color(0x884422));
			graphics.fillRect(190, 60, 70, 500);
		});
	}

	public static Sketch snake() {
		return on(800, 300, WHITE, 8, graphics -> {
			graphics.setColor(new Color(0x30a030));
			Path2D path = new Path2D.Double();
			path.moveTo(40, 150);
			for (int x = 40; x < 760; x += 4) {
				path.lineTo(x, 150 + 50 * Math.sin(x / 40.0));
			}
			graphics.draw(path);
		});
	}

	public static Sketch landscape() {
		return on(0x70b0e8, graphics -> {
			graphics.setColor(new Color(0x40a040));
			graphics.fillRect(0, 300, 600, 150);
			graphics.setColor(new Color(0xc03030));
			graphics.fillRect(150, 200, 150, 120);
		});
	}

	public static Sketch scribble(long seed) {
		int[] crayons = { 0x2050c0, 0xd02020, 0xffc000, 0x20a040, 0x8030a0, 0xff70b0 };
		Random random = new Random(seed);
		return on(600, 450, WHITE, 4, graphics -> {
			for (int i = 0; i < 30; i++) {
				graphics.setColor(new Color(crayons[random.nextInt(crayons.length)]));
				graphics.drawArc(random.nextInt(400), random.nextInt(300), 40 + random.nextInt(150),
						40 + random.nextInt(150), random.nextInt(360), 200);
			}
		});
	}

	/**
	 * Returns the picture as a photo in bad light: dim, yellowish, darker to one side,
	 * with noise.
	 */
	public Sketch photographed(double light, double noise) {
		Random random = new Random(7);
		BufferedImage photo = new BufferedImage(this.image.getWidth(), this.image.getHeight(),
				BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < photo.getHeight(); y++) {
			for (int x = 0; x < photo.getWidth(); x++) {
				double here = light * (1 - 0.4 * Math.hypot(x - 200.0, y - 150.0) / 700);
				Color colour = new Color(this.image.getRGB(x, y));
				int grain = (int) (random.nextGaussian() * noise);
				photo.setRGB(x, y,
						clamp(colour.getRed() * here + grain) << 16
								| clamp(colour.getGreen() * here * 0.94 + grain) << 8
								| clamp(colour.getBlue() * here * 0.82 + grain));
			}
		}
		return new Sketch(photo);
	}

	/**
	 * Returns the picture as a scanner sees it: in even light, with grain.
	 */
	public Sketch scanned() {
		Random random = new Random(9);
		BufferedImage scan = new BufferedImage(this.image.getWidth(), this.image.getHeight(),
				BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < scan.getHeight(); y++) {
			for (int x = 0; x < scan.getWidth(); x++) {
				Color colour = new Color(this.image.getRGB(x, y));
				double grain = 2.5 * random.nextGaussian();
				scan.setRGB(x, y, clamp(colour.getRed() + grain) << 16 | clamp(colour.getGreen() + grain) << 8
						| clamp(colour.getBlue() + grain));
			}
		}
		return new Sketch(scan);
	}

	private static int clamp(double value) {
		return (int) Math.clamp(value, 0, 255);
	}

	/**
	 * Returns the picture pasted on a larger white one, so that the edge of its paper is
	 * visible.
	 */
	public Sketch pastedOnWhite() {
		return on(this.image.getWidth() * 2, this.image.getHeight() * 2, WHITE, 1, graphics -> graphics
			.drawImage(this.image, this.image.getWidth() / 2, this.image.getHeight() / 2, null));
	}

	public Sketch as(int imageType) {
		BufferedImage copy = new BufferedImage(this.image.getWidth(), this.image.getHeight(), imageType);
		copy.createGraphics().drawImage(this.image, 0, 0, null);
		return new Sketch(copy);
	}

	public byte[] png() {
		return encoded("png");
	}

	public byte[] jpeg() {
		return encoded("jpeg");
	}

	private byte[] encoded(String format) {
		try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			ImageIO.write(this.image, format, out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
