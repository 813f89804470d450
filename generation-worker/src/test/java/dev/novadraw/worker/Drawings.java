package dev.novadraw.worker;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.imageio.ImageIO;

import dev.novadraw.engine.drawing.NewDrawing;

/**
 * Small, distinct drawings that can be recognized in a provider's requests.
 */
final class Drawings {

	private static final Map<Integer, byte[]> FILES = new ConcurrentHashMap<>();

	private static final Map<Integer, String> IN_BASE_64 = new ConcurrentHashMap<>();

	/** Large enough for the normalizer to keep its size. */
	private static final int SIZE = 200;

	private Drawings() {
	}

	/** Returns the drawing with this number; there are some thousand. */
	static NewDrawing drawing(int number) {
		return new NewDrawing("image/png", SIZE, SIZE, file(number));
	}

	/** Returns true if a request contains the drawing. */
	static boolean isIn(String request, int number) {
		return request.contains(
				IN_BASE_64.computeIfAbsent(number, (drawing) -> Base64.getEncoder().encodeToString(file(drawing))));
	}

	private static byte[] file(int number) {
		return FILES.computeIfAbsent(number, Drawings::png);
	}

	private static byte[] png(int number) {
		BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = image.createGraphics();
		pen.setColor(Color.WHITE);
		pen.fillRect(0, 0, SIZE, SIZE);
		pen.setColor(Color.PINK);
		pen.fillOval(number % SIZE, number / SIZE, SIZE / 4, SIZE / 4);
		pen.dispose();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
