package dev.novadraw.engine.connection;

import java.io.IOException;
import java.time.Duration;

import org.apache.coyote.Adapter;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Closes connections whose request line and headers are not complete in time. Tomcat's
 * own timeout restarts with each byte that is read, including blank lines before a
 * request.
 */
final class HeadDeadlineProcessor extends AsyncEndProcessor {

	private static final long NOT_BEGUN = -1;

	private final LeanProtocol protocol;

	private final Duration timeout;

	HeadDeadlineProcessor(LeanProtocol protocol, Adapter adapter, Duration timeout) {
		super(protocol, adapter);
		this.protocol = protocol;
		this.timeout = timeout;
	}

	@Override
	public SocketState service(SocketWrapperBase<?> connection) throws IOException {
		if (isReadingHead()) {
			connection.setReadTimeout(this.protocol.getConnectionTimeout());
		}
		SocketState state = super.service(connection);
		boolean isOpen = state == SocketState.OPEN || state == SocketState.LONG;
		return (isOpen && isReadingHead()) ? awaitRest(connection) : state;
	}

	private boolean isReadingHead() {
		return !isAsync() && this.request.getStartTimeNanos() != NOT_BEGUN;
	}

	/**
	 * Keeps the connection with this processor, even after nothing but blank lines, and
	 * only for the time that is left.
	 */
	private SocketState awaitRest(SocketWrapperBase<?> connection) {
		long left = this.timeout.toMillis() - (System.nanoTime() - this.request.getStartTimeNanos()) / 1_000_000;
		if (left <= 0) {
			return SocketState.CLOSED;
		}
		connection.setReadTimeout(Math.min(left, this.protocol.getConnectionTimeout()));
		return SocketState.LONG;
	}

}
