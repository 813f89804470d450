package dev.novadraw.chaos.load;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import javax.imageio.ImageIO;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The multipart form of a story request.
 */
final class Form {

	static final String CONTENT_TYPE = "multipart/form-data; boundary=a-boundary";

	private static final byte[] DRAWING = drawing();

	private Form() {
	}

	static byte[] of(String hero) {
		ByteArrayOutputStream form = new ByteArrayOutputStream();
		Map.of("hero_name", hero, "languages", "en", "length", "medium")
			.forEach((name, value) -> form.writeBytes(
					"--a-boundary\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value)
						.getBytes(UTF_8)));
		form.writeBytes("--a-boundary\r\nContent-Disposition: form-data; name=\"drawing\"; filename=\"d.png\"\r\n\r\n"
			.getBytes(UTF_8));
		form.writeBytes(DRAWING);
		form.writeBytes("\r\n--a-boundary--\r\n".getBytes(UTF_8));
		return form.toByteArray();
	}

	private static byte[] drawing() {
		BufferedImage image = new BufferedImage(120, 90, BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = image.createGraphics();
		pen.setColor(Color.WHITE);
		pen.fillRect(0, 0, 120, 90);
		pen.setColor(Color.PINK);
		pen.fillOval(30, 25, 50, 40);
		pen.dispose();
		try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
			ImageIO.write(image, "png", file);
			return file.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
