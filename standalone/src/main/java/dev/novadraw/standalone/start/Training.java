package dev.novadraw.standalone.start;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import javax.imageio.ImageIO;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Typical requests to the running application, by which the JVM records the classes and
 * code that the next start needs.
 */
public final class Training {

	private static final int ROUNDS = 20;

	private static final String BOUNDARY = "training";

	private Training() {
	}

	/**
	 * Ends this process at once when its parent process ends.
	 */
	public static void endWithParent() {
		Thread.ofPlatform().daemon().name("end with parent").start(() -> {
			try {
				while (System.in.read() >= 0) {
					// Only the end of the input matters.
				}
			}
			catch (IOException ex) {
				// A failed read means the same as the end of the input.
			}
			Runtime.getRuntime().halt(1);
		});
	}

	public static void run(String address) throws IOException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/v1/stories"))
			.timeout(Duration.ofSeconds(60))
			.header("Prefer", "wait=30")
			.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
			.POST(BodyPublishers.ofByteArray(form()))
			.build();
		try (HttpClient client = HttpClient.newHttpClient()) {
			for (int round = 0; round < ROUNDS; round++) {
				HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
				if (!response.body().contains("\"succeeded\"")) {
					throw new IOException("The training story did not succeed: HTTP " + response.statusCode());
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static byte[] form() throws IOException {
		ByteArrayOutputStream form = new ByteArrayOutputStream();
		form.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"drawing\"; filename=\"d.png\"\r\n"
				+ "Content-Type: image/png\r\n\r\n")
			.getBytes(US_ASCII));
		ImageIO.write(drawing(), "png", form);
		form.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(US_ASCII));
		return form.toByteArray();
	}

	private static BufferedImage drawing() {
		BufferedImage page = new BufferedImage(600, 450, BufferedImage.TYPE_INT_RGB);
		Graphics2D crayon = page.createGraphics();
		crayon.setColor(Color.WHITE);
		crayon.fillRect(0, 0, page.getWidth(), page.getHeight());
		crayon.setColor(Color.BLUE);
		crayon.drawOval(200, 100, 150, 200);
		crayon.dispose();
		return page;
	}

}
