package dev.novadraw.kind.story;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

/**
 * Pictures of every kind that an app may send: empty pages, single dots, painted pages,
 * coloured paper, drawings, extreme shapes, photos of things, and the examples.
 */
final class SamplePictures {

	private static final List<Color> PAPERS = List.of(Color.WHITE, Color.BLACK, new Color(0xf3e6c8),
			new Color(0x8a8a8a), new Color(0x3568c0), new Color(0xe8d23a), new Color(0xf2b0c4), new Color(0xa87c4f));

	private static final List<Color> CRAYONS = List.of(new Color(0xd02020), new Color(0x2040d0), new Color(0x20a040),
			new Color(0xf0a010), new Color(0x803090), Color.BLACK);

	private static final List<String> EXAMPLES = List.of("pink-pig.png", "blue-bug.png", "purple-person.png",
			"phone-photo-4032x3024-exif.jpg");

	private SamplePictures() {
	}

	static List<byte[]> all() {
		List<byte[]> pictures = new ArrayList<>();
		for (Color paper : PAPERS) {
			pictures.add(picture(480, 360, paper, (pen) -> {
			}));
			pictures.add(picture(480, 360, paper, (pen) -> dot(pen, CRAYONS.getFirst())));
			pictures.add(picture(480, 360, paper, (pen) -> scribble(pen, 3)));
		}
		CRAYONS.forEach((colour) -> pictures.add(picture(480, 360, Color.WHITE, (pen) -> paintOver(pen, colour))));
		pictures.add(picture(480, 360, Color.WHITE, (pen) -> scribble(pen, 1)));
		pictures.add(picture(480, 360, Color.WHITE, (pen) -> scribble(pen, 6)));
		pictures.add(picture(480, 360, Color.WHITE, SamplePictures::landscape));
		pictures.add(picture(480, 360, Color.GRAY, SamplePictures::things));
		pictures.add(picture(1200, 60, Color.WHITE, (pen) -> scribble(pen, 2)));
		pictures.add(picture(60, 1200, Color.WHITE, (pen) -> scribble(pen, 2)));
		EXAMPLES.forEach((name) -> pictures.add(example(name)));
		return List.copyOf(pictures);
	}

	private static byte[] picture(int width, int height, Color paper, Consumer<Graphics2D> drawing) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = image.createGraphics();
		pen.setColor(paper);
		pen.fillRect(0, 0, width, height);
		pen.setClip(0, 0, width, height);
		drawing.accept(pen);
		pen.dispose();
		return png(image);
	}

	static byte[] png(BufferedImage image) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static void dot(Graphics2D pen, Color colour) {
		pen.setColor(colour);
		pen.fillOval(220, 160, 24, 24);
	}

	private static void scribble(Graphics2D pen, int colours) {
		Random random = new Random(colours);
		pen.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		for (int i = 0; i < colours; i++) {
			pen.setColor(CRAYONS.get(i));
			int x = 20 + random.nextInt(300);
			int y = 20 + random.nextInt(200);
			for (int line = 0; line < 6; line++) {
				int nextX = 20 + random.nextInt(420);
				int nextY = 20 + random.nextInt(320);
				pen.drawLine(x, y, nextX, nextY);
				x = nextX;
				y = nextY;
			}
		}
	}

	private static void paintOver(Graphics2D pen, Color colour) {
		Random random = new Random(colour.getRGB());
		for (int y = 0; y < 360; y += 12) {
			int change = random.nextInt(24);
			pen.setColor(new Color(Math.max(0, colour.getRed() - change), Math.max(0, colour.getGreen() - change),
					Math.max(0, colour.getBlue() - change)));
			pen.fillRect(0, y, 480, 12);
		}
	}

	private static void landscape(Graphics2D pen) {
		pen.setColor(CRAYONS.get(3));
		pen.fillOval(380, 20, 70, 70);
		pen.setColor(CRAYONS.get(2));
		pen.fillRect(0, 300, 480, 60);
		pen.setColor(CRAYONS.getFirst());
		pen.fillRect(80, 180, 140, 120);
		pen.fillPolygon(new int[] { 70, 150, 230 }, new int[] { 180, 110, 180 }, 3);
	}

	private static void things(Graphics2D pen) {
		pen.setPaint(new GradientPaint(0, 0, new Color(0x604020), 480, 360, new Color(0xc0a880)));
		pen.fillRect(0, 0, 480, 360);
		Random random = new Random(17);
		for (int i = 0; i < 40; i++) {
			pen.setColor(new Color(random.nextInt(0x1000000)));
			pen.fillOval(random.nextInt(440), random.nextInt(320), 20 + random.nextInt(90), 20 + random.nextInt(90));
		}
	}

	private static byte[] example(String name) {
		try {
			return Files.readAllBytes(Path.of("..", "examples", name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
