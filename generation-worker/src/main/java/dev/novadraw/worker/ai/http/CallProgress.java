package dev.novadraw.worker.ai.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketException;
import java.time.Duration;

import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;

/**
 * The progress of one request: whether it was sent, and whether it failed only because
 * the server had closed the idle connection that was used for it.
 */
final class CallProgress extends EventListener {

	/**
	 * The time within which a closed connection shows. A server that takes longer may
	 * have received the request.
	 */
	private static final Duration MAX_DELAY = Duration.ofSeconds(1);

	/** The message of the HTTP client if a connection ended before the first byte. */
	private static final String NO_BYTE = "limit=0 ";

	private volatile boolean opened;

	private volatile boolean sent;

	private volatile boolean answered;

	private volatile long sentNanos;

	@Override
	public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
		this.opened = true;
	}

	@Override
	public void requestHeadersStart(Call call) {
		this.sentNanos = System.nanoTime();
		this.sent = true;
	}

	@Override
	public void requestBodyEnd(Call call, long byteCount) {
		this.sentNanos = System.nanoTime();
	}

	@Override
	public void responseHeadersEnd(Call call, Response response) {
		this.answered = true;
	}

	/**
	 * Returns true if a part of the request may have reached the server.
	 */
	boolean isSent() {
		return this.sent;
	}

	/**
	 * Returns true if a reused connection ended before any byte of the response.
	 */
	boolean isStale(IOException failure) {
		return this.sent && !this.opened && !this.answered && System.nanoTime() - this.sentNanos < MAX_DELAY.toNanos()
				&& isWithoutByte(failure);
	}

	private static boolean isWithoutByte(IOException failure) {
		return failure instanceof SocketException || failure instanceof ConnectionShutdownException
				|| (failure instanceof StreamResetException reset && reset.errorCode == ErrorCode.REFUSED_STREAM)
				|| (failure.getCause() instanceof EOFException end
						&& String.valueOf(end.getMessage()).contains(NO_BYTE));
	}

}
