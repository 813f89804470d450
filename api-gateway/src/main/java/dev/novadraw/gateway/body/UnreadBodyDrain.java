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
 * Reads what is left of a body once the answer was given, so that its sender comes to
 * read that answer: a client who is still sending when the connection closes does not.
 * Tomcat would do the same as slowly as anybody likes, for callers without a key too;
 * here it has to come at a decent pace, or the connection is closed.
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
		if (request.isAsync() || isUnwanted(request, response)) {
			hangUp(request);
			return;
		}
		response.finishResponse();
		if (!isDiscarded(request)) {
			hangUp(request);
		}
	}

	/** Was it too slow already, or is it waiting to be asked for? */
	private static boolean isUnwanted(Request request, Response response) {
		return response.getStatus() == HttpStatus.REQUEST_TIMEOUT.value()
				|| (request.getCoyoteRequest().hasExpectation() && request.getCoyoteRequest().getBytesRead() == 0);
	}

	private boolean isDiscarded(Request request) {
		BodyPace pace = new BodyPace(this.settings, -1);
		Discarded discarded = new Discarded();
		try {
			while (pace.bytes() <= this.settings.mostDiscarded().toBytes()) {
				int came = request.getCoyoteRequest().doRead(discarded);
				if (came < 0) {
					return true;
				}
				if (!pace.keeps(came)) {
					return false;
				}
			}
			return false;
		}
		catch (IOException | IllegalArgumentException ex) {
			// It stopped, or its sender has gone, or nobody knows where the body begins:
			// Tomcat
			// gave up within the headers and would go on with them.
			return false;
		}
	}

	private static void hangUp(Request request) {
		request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
	}

	/**
	 * Takes what was read, for nobody.
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
			// What was read stays where it is.
		}

	}

}
