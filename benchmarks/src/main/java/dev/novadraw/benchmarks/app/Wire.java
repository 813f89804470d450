package dev.novadraw.benchmarks.app;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import dev.novadraw.engine.json.Json;

/**
 * One connection, kept open as long as the server permits. It does as little work as
 * possible, since client and server share the machine.
 */
public final class Wire implements AutoCloseable {

	private final int port;

	private Socket socket;

	private InputStream in;

	public Wire(int port) {
		this.port = port;
		try {
			this.socket = open();
			this.in = new BufferedInputStream(this.socket.getInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Socket open() throws IOException {
		Socket opened = new Socket("127.0.0.1", this.port);
		opened.setTcpNoDelay(true);
		opened.setSoTimeout(60_000);
		return opened;
	}

	// Servers close a connection after a number of requests.
	private void reopen() throws IOException {
		this.socket.close();
		this.socket = open();
		this.in = new BufferedInputStream(this.socket.getInputStream());
	}

	/**
	 * A response.
	 *
	 * @param status its status
	 * @param body its body
	 */
	public record Answer(int status, String body) {

		public Answer require(int expected) {
			if (this.status != expected) {
				throw new IllegalStateException("%d instead of %d: %s".formatted(this.status, expected, this.body));
			}
			return this;
		}

		/**
		 * Returns the id of the job in the body.
		 */
		public String id() {
			return Json.MAPPER.readTree(this.body).path("id").asString();
		}

	}

	public Answer exchange(byte[] request) {
		try {
			this.socket.getOutputStream().write(request);
			String head = head();
			int status = Integer.parseInt(head.substring(9, 12));
			String lower = head.toLowerCase(Locale.ROOT);
			byte[] body = new byte[0];
			if (lower.contains("transfer-encoding: chunked")) {
				body = chunks();
			}
			else if (lower.contains("content-length:") && status != 304) {
				int at = lower.indexOf("content-length:") + "content-length:".length();
				body = this.in.readNBytes(Integer.parseInt(lower.substring(at, lower.indexOf('\r', at)).strip()));
			}
			if (lower.contains("connection: close")) {
				reopen();
			}
			return new Answer(status, new String(body, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String head() throws IOException {
		StringBuilder head = new StringBuilder();
		String line = line();
		while (!line.isEmpty()) {
			head.append(line).append("\r\n");
			line = line();
		}
		return head.toString();
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int c = this.in.read(); c != '\n'; c = this.in.read()) {
			if (c < 0) {
				throw new EOFException("The connection was closed");
			}
			if (c != '\r') {
				line.append((char) c);
			}
		}
		return line.toString();
	}

	private byte[] chunks() throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		for (int length = Integer.parseInt(line(), 16); length > 0; length = Integer.parseInt(line(), 16)) {
			all.writeBytes(this.in.readNBytes(length));
			line();
		}
		line();
		return all.toByteArray();
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
