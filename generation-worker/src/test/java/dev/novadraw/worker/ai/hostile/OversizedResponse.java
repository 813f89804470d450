package dev.novadraw.worker.ai.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Valid but oversized answers, generated while they are sent.
 */
final class OversizedResponse {

	static final int HUGE = 50 * 1024 * 1024;

	private static final int BOMB = 1024 * 1024 * 1024;

	static final int BLOCK = 16 * 1024;

	// Valid before JSON; zeros would be rejected early.
	private static final byte[] BLANKS = " ".repeat(BLOCK).getBytes(UTF_8);

	private final ClientConnection connection;

	private final ModelResponse response;

	OversizedResponse(ClientConnection connection, ModelResponse response) {
		this.connection = connection;
		this.response = response;
	}

	/**
	 * Sends 50 MB of blanks within the JSON, or 50 MB of text in a stream.
	 */
	void huge() throws IOException {
		if (this.response.streamed()) {
			hugeStream();
		}
		else {
			hugeBody();
		}
	}

	private void hugeBody() throws IOException {
		byte[] body = this.response.body();
		this.connection.head(200, "Content-Type: " + this.response.type(), "Content-Length: " + (body.length + HUGE));
		this.connection.body(Arrays.copyOf(body, 1));
		for (int written = 0; written < HUGE; written += BLOCK) {
			this.connection.body(BLANKS);
		}
		this.connection.body(Arrays.copyOfRange(body, 1, body.length));
	}

	private void hugeStream() throws IOException {
		byte[] text = blockOfText();
		this.connection.head(200, "Content-Type: " + this.response.type(), "Transfer-Encoding: chunked");
		for (String piece : this.response.opening()) {
			this.connection.chunk(piece.getBytes(UTF_8));
		}
		for (int written = 0; written < HUGE; written += text.length) {
			this.connection.chunk(text);
		}
		for (String piece : this.response.closing()) {
			this.connection.chunk(piece.getBytes(UTF_8));
		}
		this.connection.lastChunk();
	}

	private byte[] blockOfText() {
		byte[] round = String.join("", this.response.text()).getBytes(UTF_8);
		ByteArrayOutputStream block = new ByteArrayOutputStream();
		while (block.size() < BLOCK) {
			block.writeBytes(round);
		}
		return block.toByteArray();
	}

	/**
	 * Sends 1 GB of blanks before the answer, compressed.
	 */
	void gzipBomb() throws IOException {
		this.connection.head(200, "Content-Type: " + this.response.type(), "Content-Encoding: gzip",
				"Transfer-Encoding: chunked");
		try (OutputStream out = new GZIPOutputStream(new Chunks(), BLOCK)) {
			for (int written = 0; written < BOMB; written += BLOCK) {
				out.write(BLANKS);
			}
			out.write(this.response.body());
		}
		this.connection.lastChunk();
	}

	/**
	 * Sends each write as a chunk.
	 */
	private final class Chunks extends OutputStream {

		@Override
		public void write(int single) throws IOException {
			OversizedResponse.this.connection.chunk(new byte[] { (byte) single });
		}

		@Override
		public void write(byte[] bytes, int start, int length) throws IOException {
			OversizedResponse.this.connection.chunk(Arrays.copyOfRange(bytes, start, start + length));
		}

	}

}
