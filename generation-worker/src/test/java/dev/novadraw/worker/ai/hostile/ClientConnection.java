package dev.novadraw.worker.ai.hostile;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A connection to a client, at the level of HTTP.
 */
final class ClientConnection implements AutoCloseable {

	// Small, so that a client that stops reading is noticed soon.
	private static final int SEND_BUFFER = 64 * 1024;

	private final Socket socket;

	private final LongAdder bytesWritten;

	private final PushbackInputStream in;

	private final OutputStream out;

	ClientConnection(Socket socket, LongAdder bytesWritten) throws IOException {
		socket.setTcpNoDelay(true);
		socket.setSendBufferSize(SEND_BUFFER);
		this.socket = socket;
		this.bytesWritten = bytesWritten;
		this.in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()));
		this.out = socket.getOutputStream();
	}

	@Nullable Request read() throws IOException {
		return Request.read(this.in);
	}

	void head(int status, String... headers) throws IOException {
		String lines = String.join("\r\n", headers);
		this.out.write("HTTP/1.1 %d %s\r\n%s\r\n\r\n".formatted(status, (status < 300) ? "OK" : "Not OK", lines)
			.getBytes(UTF_8));
	}

	/** Writes the body, whose length the head has announced. */
	void body(byte[] bytes) throws IOException {
		this.out.write(bytes);
		this.bytesWritten.add(bytes.length);
	}

	/** Writes a chunk of a body whose length was not announced. */
	void chunk(byte[] bytes) throws IOException {
		this.out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(UTF_8));
		this.out.write(bytes);
		this.out.write("\r\n".getBytes(UTF_8));
		this.bytesWritten.add(bytes.length);
	}

	void lastChunk() throws IOException {
		this.out.write("0\r\n\r\n".getBytes(UTF_8));
	}

	void send(ModelResponse response) throws IOException {
		if (!response.streamed()) {
			send(200, response.type(), response.body());
			return;
		}
		head(200, "Content-Type: " + response.type(), "Transfer-Encoding: chunked");
		for (String piece : response.pieces()) {
			chunk(piece.getBytes(UTF_8));
		}
		lastChunk();
	}

	void send(Reply reply, List<String> headers) throws IOException {
		send(reply.status(), reply.type(), reply.body().getBytes(UTF_8), headers.toArray(String[]::new));
	}

	private void send(int status, String type, byte[] body, String... headers) throws IOException {
		String all = String.join("\r\n", headers);
		head(status, "Content-Type: " + type, "Content-Length: " + body.length + (all.isEmpty() ? "" : "\r\n" + all));
		body(body);
	}

	/**
	 * Does nothing for a while.
	 * @throws IOException if the client hangs up meanwhile
	 */
	void pause(Duration time) throws IOException {
		this.socket.setSoTimeout(Math.toIntExact(time.toMillis()));
		try {
			int early = this.in.read();
			if (early < 0) {
				throw new EOFException("The client hung up");
			}
			this.in.unread(early);
		}
		catch (SocketTimeoutException ex) {
			// The normal end of a pause.
		}
		finally {
			this.socket.setSoTimeout(0);
		}
	}

	/**
	 * Waits for the next request; returns false if none begins in this time.
	 */
	boolean awaitRequest(Duration atMost) throws IOException {
		this.socket.setSoTimeout(Math.toIntExact(atMost.toMillis()));
		try {
			int first = this.in.read();
			if (first >= 0) {
				this.in.unread(first);
			}
			return first >= 0;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		finally {
			this.socket.setSoTimeout(0);
		}
	}

	/**
	 * Does nothing until the client hangs up.
	 * @throws IOException when the client hangs up
	 */
	void hang() throws IOException {
		while (this.in.read() >= 0) {
			// Further input is ignored.
		}
		throw new EOFException("The client hung up");
	}

	/** Closes the connection with a reset. */
	void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	/** Returns true if this side closed the connection. */
	boolean isClosed() {
		return this.socket.isClosed();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
