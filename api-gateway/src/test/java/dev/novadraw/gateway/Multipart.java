package dev.novadraw.gateway;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/**
 * A multipart body, assembled by hand so that it can be malformed.
 */
public final class Multipart {

	private static final String BOUNDARY = "----of-the-tests";

	private final ByteArrayOutputStream body = new ByteArrayOutputStream();

	public static Multipart drawing(byte[] content) {
		return new Multipart().file("drawing", "drawing.png", "application/octet-stream", content);
	}

	public Multipart file(String name, String fileName, String type, byte[] content) {
		return part("name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s".formatted(name, fileName, type), content);
	}

	public Multipart field(String name, String value) {
		return part("name=\"%s\"".formatted(name), value.getBytes(StandardCharsets.UTF_8));
	}

	/** Adds a field in any charset. */
	public Multipart text(String name, String type, byte[] content) {
		return part("name=\"%s\"\r\nContent-Type: %s".formatted(name, type), content);
	}

	/** Adds a part without a name. */
	public Multipart unnamed(String value) {
		return part("", value.getBytes(StandardCharsets.UTF_8));
	}

	public Multipart json(String name, String value) {
		return part("name=\"%s\"\r\nContent-Type: application/json".formatted(name),
				value.getBytes(StandardCharsets.UTF_8));
	}

	private Multipart part(String head, byte[] content) {
		text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n");
		this.body.writeBytes(content);
		text("\r\n");
		return this;
	}

	private void text(String text) {
		this.body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
	}

	public String contentType() {
		return "multipart/form-data; boundary=" + BOUNDARY;
	}

	public BodyPublisher body() {
		text("--" + BOUNDARY + "--\r\n");
		return BodyPublishers.ofByteArray(this.body.toByteArray());
	}

}
