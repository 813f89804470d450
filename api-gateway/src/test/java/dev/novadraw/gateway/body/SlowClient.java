package dev.novadraw.gateway.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import dev.novadraw.gateway.Gateway;

/**
 * A client that sends a drawing slowly.
 */
public final class SlowClient implements AutoCloseable {

	private static final String BOUNDARY = "pig";

	private final Socket socket;

	public SlowClient(Gateway gateway, @Nullable String bearer, int claimed) {
		try {
			this.socket = new Socket("127.0.0.1", gateway.port());
			this.socket.setSoTimeout(20_000);
			send("""
					POST /v1/stories HTTP/1.1
					Host: 127.0.0.1
					Content-Type: multipart/form-data; boundary=%s
					Content-Length: %d
					%s
					--%s
					Content-Disposition: form-data; name="drawing"; filename="pig.png"

					"""
				.formatted(BOUNDARY, claimed, (bearer != null) ? "Authorization: " + bearer + "\n" : "", BOUNDARY)
				.replace("\n", "\r\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns false if the gateway has closed the connection. */
	public boolean send(String some) {
		try {
			this.socket.getOutputStream().write(some.getBytes(StandardCharsets.ISO_8859_1));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Returns the first line of the response. */
	public String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = this.socket.getInputStream().read(); next != '\r'
				&& next >= 0; next = this.socket.getInputStream().read()) {
			line.append((char) next);
		}
		return line.toString();
	}

	/** Returns everything the gateway sends until it closes the connection. */
	String answer() throws IOException {
		StringBuilder answer = new StringBuilder();
		InputStream in = this.socket.getInputStream();
		byte[] buffer = new byte[4096];
		try {
			for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
				answer.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
			}
		}
		catch (SocketException ex) {
			// The gateway closed the connection although the client had sent more.
			return answer.toString();
		}
		return answer.toString();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
