package dev.novadraw.vision;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.vision.picture.PictureFile;
import dev.novadraw.vision.sheet.Sheet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scans and pictures made on a computer: the page fills them, and what is painted on it
 * is no sheet of paper.
 */
class ScanTests {

	private static final int WIDTH = 600;

	private static final int HEIGHT = 450;

	private static final int PAPER = 0xfdfdfb;

	private static final double[] SIZES = { 0.12, 0.3, 0.5, 0.8 };

	@Test
	void leavesDrawingsAsTheyAre() {
		assertThat(sheet(Sketch.landscape().png())).isNull();
		assertThat(sheet(Sketch.butterfly().png())).isNull();
		assertThat(sheet(Sketch.tower().png())).isNull();
		assertThat(sheet(Sketch.circle(0xe6e6e2, 0x2050c0).pastedOnWhite().png())).isNull();
		for (String drawing : List.of(RealDrawings.PIG, RealDrawings.BUG, RealDrawings.PERSON, RealDrawings.PHOTO)) {
			assertThat(sheet(RealDrawings.read(drawing))).as(drawing).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x70b0e8, 0x2a8a3a, 0x101010, 0xc03030, 0xf0d020, 0xf08a1c, 0x6a2a96, 0xff78b4, 0x7a4a22,
			0x8c8c90 })
	void leavesAPaintedRectangle(int colour) {
		for (double size : SIZES) {
			double edge = Math.sqrt(size);
			for (double[] place : new double[][] { { 0.5, 0.5 }, { 0.2, 0.3 }, { 0.9, 0.6 }, { 0, 0.5 }, { 0.4, 1 } }) {
				int width = (int) (edge * WIDTH);
				int height = (int) (edge * HEIGHT);
				int left = (int) (place[0] * (WIDTH - width));
				int top = (int) (place[1] * (HEIGHT - height));
				assertIsNoSheet(PAPER, (graphics) -> {
					fill(graphics, colour, left, top, width, height);
					graphics.setColor(new Color(0xe8e0d0));
					graphics.fillOval(left + width / 4, top + height / 4, width / 4, width / 4);
				});
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x70b0e8, 0x2a8a3a, 0x101010, 0xc03030 })
	void leavesADrawnFrame(int colour) {
		assertIsNoSheet(PAPER, (graphics) -> {
			graphics.setColor(new Color(colour));
			graphics.drawRect(10, 10, 580, 430);
			graphics.fillOval(200, 120, 120, 120);
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x70b0e8, 0x2a8a3a, 0xc03030, 0xf0d020 })
	void leavesAPaintedFrame(int colour) {
		assertIsNoSheet(PAPER, (graphics) -> {
			fill(graphics, colour, 0, 0, WIDTH, HEIGHT);
			fill(graphics, PAPER, 40, 40, WIDTH - 80, HEIGHT - 80);
		});
	}

	@ParameterizedTest
	@CsvSource({ "0xc03030, 0x7a4a22", "0xf0d020, 0xc03030", "0xe8e0d0, 0x2350c0", "0x70b0e8, 0x101010" })
	void leavesAHouse(String wall, String roof) {
		for (double size : new double[] { 0.5, 0.6, 0.7 }) {
			int width = (int) (size * WIDTH);
			int height = (int) (0.7 * size * HEIGHT);
			int left = (WIDTH - width) / 2;
			int top = HEIGHT - 30 - height;
			Consumer<Graphics2D> house = (graphics) -> {
				fill(graphics, Integer.decode(wall), left, top, width, height);
				fill(graphics, 0x7a4a22, left + width / 3, top + height / 2, width / 6, height / 2);
				graphics.setColor(new Color(Integer.decode(roof)));
				int[] across = { left - 20, WIDTH / 2, left + width + 20 };
				graphics.fill(new Polygon(across, new int[] { top, Math.max(4, top - height / 2), top }, 3));
				fill(graphics, 0x3f9a41, 0, HEIGHT - 30, WIDTH, 30);
			};

			assertIsNoSheet(PAPER, house);
			assertIsNoSheet(0x9ccff5, house);
			assertIsNoSheet(PAPER, (graphics) -> {
				fill(graphics, 0x70b0e8, 0, 0, WIDTH, 40);
				house.accept(graphics);
			});
		}
	}

	@ParameterizedTest
	@CsvSource({ "0x101010, 0xc03030, 0xf0d020", "0x2350c0, 0xfdfdfb, 0xc03030", "0x2a8a3a, 0xfdfdfb, 0xf08a1c" })
	void leavesAFlag(String first, String second, String third) {
		for (double size : SIZES) {
			int width = (int) (Math.sqrt(size) * WIDTH);
			int height = (int) (Math.sqrt(size) * HEIGHT / 3);
			assertIsNoSheet(PAPER, (graphics) -> {
				fill(graphics, Integer.decode(first), 30, 20, width, height);
				fill(graphics, Integer.decode(second), 30, 20 + height, width, height);
				fill(graphics, Integer.decode(third), 30, 20 + 2 * height, width, height);
				fill(graphics, 0x7a4a22, 20, 10, 10, HEIGHT - 20);
			});
		}
	}

	@Test
	void findsAWhitePageOnTheBlackOfAScanner() {
		Sketch page = Sketch.on(0x141414, (graphics) -> {
			fill(graphics, PAPER, 60, 50, 460, 340);
			graphics.setColor(new Color(0x2050c0));
			graphics.drawOval(200, 120, 120, 120);
		});

		assertThat(sheet(page.png())).isNotNull();
		assertThat(sheet(page.scanned().jpeg())).isNotNull();
	}

	private static void fill(Graphics2D graphics, int colour, int left, int top, int width, int height) {
		graphics.setColor(new Color(colour));
		graphics.fillRect(left, top, width, height);
	}

	private static void assertIsNoSheet(int paper, Consumer<Graphics2D> painting) {
		Sketch page = Sketch.on(WIDTH, HEIGHT, paper, 8, painting);
		assertThat(sheet(page.png())).isNull();
		assertThat(sheet(page.jpeg())).isNull();
		assertThat(sheet(page.scanned().jpeg())).isNull();
	}

	private static @Nullable Sheet sheet(byte[] file) {
		return Sheet.in(PictureFile.decode(file));
	}

}
