package dev.novadraw.worker.ai.hostile;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A complete HTTP request.
 *
 * @param path the path, decoded and without query
 * @param headers the headers by name, ignoring case
 */
record Request(String method, String path, Map<String, String> headers, String body) {

	/**
	 * Reads the next request; returns null if the client sends no more.
	 */
	static @Nullable Request read(InputStream in) throws IOException {
		String first = line(in);
		if (first == null) {
			return null;
		}
		String[] words = first.split(" ");
		if (words.length != 3) {
			throw new IOException("This is no HTTP: " + first);
		}
		Map<String, String> headers = headers(in);
		String path = URLDecoder.decode(words[1].replaceFirst("\\?.*", "").replace("+", "%2B"), UTF_8);
		return new Request(words[0], path, headers, new String(body(in, headers), UTF_8));
	}

	private static Map<String, String> headers(InputStream in) throws IOException {
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (String line = more(in); !line.isEmpty(); line = more(in)) {
			String[] parts = line.split(":", 2);
			headers.put(parts[0], parts[1].strip());
		}
		return headers;
	}

	private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
		return "chunked".equalsIgnoreCase(headers.get("Transfer-Encoding")) ? chunks(in)
				: bytes(in, Integer.parseInt(headers.getOrDefault("Content-Length", "0")));
	}

	private static byte[] chunks(InputStream in) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
			body.write(bytes(in, size));
			more(in);
		}
		// The empty line after the last chunk; clients send no trailers.
		more(in);
		return body.toByteArray();
	}

	private static int chunkSize(InputStream in) throws IOException {
		return Integer.parseInt(more(in).replaceFirst(";.*", "").strip(), 16);
	}

	private static byte[] bytes(InputStream in, int count) throws IOException {
		byte[] bytes = in.readNBytes(count);
		if (bytes.length < count) {
			throw new EOFException();
		}
		return bytes;
	}

	private static String more(InputStream in) throws IOException {
		String line = line(in);
		if (line == null) {
			throw new EOFException();
		}
		return line;
	}

	private static @Nullable String line(InputStream in) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		int next = in.read();
		if (next < 0) {
			return null;
		}
		while (next >= 0 && next != '\n') {
			line.write(next);
			next = in.read();
		}
		return line.toString(ISO_8859_1).stripTrailing();
	}

	boolean isPost() {
		return this.method.equals("POST");
	}

	String header(String name) {
		return this.headers.getOrDefault(name, "");
	}

	JsonNode json() {
		return JsonTemplate.read(this.body);
	}

}
