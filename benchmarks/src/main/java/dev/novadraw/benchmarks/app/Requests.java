package dev.novadraw.benchmarks.app;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * HTTP requests as bytes.
 */
public final class Requests {

	private Requests() {
	}

	/**
	 * Returns a request without a body, or the head of one with a body.
	 */
	public static byte[] of(String method, String path, String... headers) {
		String lines = Stream.of(headers).map((header) -> header + "\r\n").collect(Collectors.joining());
		return "%s %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(method, path, lines)
			.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Returns a request for a story about a drawing.
	 */
	public static byte[] story(byte[] drawing, String mediaType, String... headers) {
		byte[] before = "--pig\r\nContent-Disposition: form-data; name=\"drawing\"; filename=\"pig\"\r\nContent-Type: %s\r\n\r\n"
			.formatted(mediaType)
			.getBytes(StandardCharsets.US_ASCII);
		byte[] after = "\r\n--pig--\r\n".getBytes(StandardCharsets.US_ASCII);
		byte[] head = of("POST", "/v1/stories", with(headers, "Content-Type: multipart/form-data; boundary=pig",
				"Content-Length: " + (before.length + drawing.length + after.length)));
		return Drawings.join(head, before, drawing, after);
	}

	static String[] with(String[] headers, String... others) {
		return Stream.of(headers, others).flatMap(Stream::of).toArray(String[]::new);
	}

}
