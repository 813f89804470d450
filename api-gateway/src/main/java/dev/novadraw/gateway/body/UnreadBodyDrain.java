package dev.novadraw.gateway.body;

import java.io.IOException;
import java.nio.ByteBuffer;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

import org.springframework.http.HttpStatus;

/**
 * A valve that reads the rest of a body after the response. A client that is still
 * sending when the connection closes cannot read the response. Tomcat would read at any
 * pace, even from callers without a key; this valve closes the connection if the body is
 * too slow.
 */
final class UnreadBodyDrain extends ValveBase {

	private final BodyProperties settings;

	UnreadBodyDrain(BodyProperties settings) {
		super(true);
		this.settings = settings;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		getNext().invoke(request, response);
		if (request.isFinished()) {
			return;
		}
		if (request.isAsync() || mustHangUp(request, response)) {
			hangUp(request);
			return;
		}
		response.finishResponse();
		if (!isDiscarded(request)) {
			hangUp(request);
		}
	}

	/** Returns true if the body was too slow, or its sender still awaits 100 Continue. */
	private static boolean mustHangUp(Request request, Response response) {
		return response.getStatus() == HttpStatus.REQUEST_TIMEOUT.value()
				|| (request.getCoyoteRequest().hasExpectation() && request.getCoyoteRequest().getBytesRead() == 0);
	}

	private boolean isDiscarded(Request request) {
		BodyPace pace = new BodyPace(this.settings, -1);
		Discarded discarded = new Discarded();
		try {
			while (pace.bytes() <= this.settings.maxDiscarded().toBytes()) {
				int received = request.getCoyoteRequest().doRead(discarded);
				if (received < 0) {
					return true;
				}
				if (!pace.keeps(received)) {
					return false;
				}
			}
			return false;
		}
		catch (IOException | IllegalArgumentException ex) {
			// The client stopped or disconnected, or the start of the body is unknown:
			// Tomcat gave up within the headers and would continue with them.
			return false;
		}
	}

	private static void hangUp(Request request) {
		request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
	}

	/**
	 * A handler that discards the bytes read.
	 */
	private static final class Discarded implements ApplicationBufferHandler {

		private ByteBuffer bytes = ByteBuffer.allocate(0);

		@Override
		public void setByteBuffer(ByteBuffer buffer) {
			this.bytes = buffer;
		}

		@Override
		public ByteBuffer getByteBuffer() {
			return this.bytes;
		}

		@Override
		public void expand(int size) {
			// The bytes are not moved.
		}

	}

}
