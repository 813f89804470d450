package dev.novadraw.gateway.body;

import java.io.IOException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.coyote.BadRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.gateway.problem.HttpProblems;

/**
 * A request body that is rejected if it arrives too slowly. The timeout of Tomcat does
 * not ensure this, as it restarts with each byte.
 */
final class PacedInputStream extends ServletInputStream {

	private static final Logger log = LoggerFactory.getLogger(PacedInputStream.class);

	private final ServletInputStream body;

	private final HttpServletRequest request;

	private final BodyPace pace;

	/**
	 * True after a framing error. Cleanup continues to read and must not log the error
	 * again.
	 */
	private boolean malformed;

	PacedInputStream(ServletInputStream body, HttpServletRequest request, BodyProperties settings) {
		this.body = body;
		this.request = request;
		this.pace = new BodyPace(settings, request.getContentLengthLong());
	}

	@Override
	public int read() throws IOException {
		byte[] single = new byte[1];
		return (read(single, 0, 1) < 0) ? -1 : single[0] & 0xFF;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int read = next(buffer, offset, length);
		if (read > 0) {
			arrived(read);
		}
		return read;
	}

	private void arrived(int bytes) {
		if (!this.pace.keeps(bytes)) {
			throw HttpProblems.tooSlow();
		}
		BodyListener listener = BodyListener.of(this.request);
		if (listener != null) {
			listener.arrived(bytes);
		}
	}

	// Translates Tomcat's framing errors, so that readers do not depend on them.
	private int next(byte[] buffer, int offset, int length) throws IOException {
		try {
			return this.body.read(buffer, offset, length);
		}
		catch (BadRequestException ex) {
			if (!this.malformed) {
				log.debug("Malformed body reason={}", ex.getMessage());
				this.malformed = true;
			}
			throw HttpProblems.malformedBody();
		}
	}

	@Override
	public boolean isFinished() {
		return this.body.isFinished();
	}

	@Override
	public boolean isReady() {
		return this.body.isReady();
	}

	@Override
	public void setReadListener(ReadListener listener) {
		throw new IllegalStateException("Bodies are read where they are needed");
	}

}
