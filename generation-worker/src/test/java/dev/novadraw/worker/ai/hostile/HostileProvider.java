package dev.novadraw.worker.ai.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * A provider on this machine that answers as configured, correctly or not, and counts
 * calls. Chat requests need no key. All settings can be changed while calls are open;
 * open calls keep the settings they started with.
 */
public final class HostileProvider implements AutoCloseable {

	/** The key that look-ups require. */
	public static final String KEY = "right-key";

	/** The model that look-ups find. */
	public static final String MODEL = "a-model";

	/** A part of the text of every error, which must never be logged. */
	public static final String CANARY = "CANARY-PROVIDER-TEXT";

	private static final int BACKLOG = 1000;

	private final ServerSocket serverSocket;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final HostileSettings settings = new HostileSettings();

	private final RequestLog requestLog = new RequestLog();

	private HostileProvider(ServerSocket serverSocket) {
		this.serverSocket = serverSocket;
	}

	public static HostileProvider start() {
		try {
			HostileProvider provider = new HostileProvider(
					new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1")));
			Thread.ofVirtual().name("hostile provider").start(provider::accept);
			return provider;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String baseUrl(Protocol protocol) {
		return "http://127.0.0.1:" + this.serverSocket.getLocalPort() + protocol.basePath();
	}

	/** Sets the behavior of the following calls; the default is {@link Behavior#OK}. */
	public void setBehavior(Behavior behavior) {
		setBehavior((call) -> behavior);
	}

	/** Sets the behavior of each following call by its number, from 1. */
	public void setBehavior(IntFunction<Behavior> behaviors) {
		this.settings.behaviors = (number, request) -> behaviors.apply(number);
	}

	/** Sets the behavior of each following call by the body of its request. */
	public void setBehaviorByRequest(Function<String, Behavior> behaviors) {
		this.settings.behaviors = (number, request) -> behaviors.apply(request);
	}

	/** Sets the model's text; the default is a story that follows all rules. */
	public void setText(String text) {
		setText((request) -> text);
	}

	/** Sets the model's text by the body of the request. */
	public void setText(UnaryOperator<String> text) {
		this.settings.text = text;
	}

	/** Sets the model's text for requests with these words; others get a valid story. */
	public void setTextFor(String words, String text) {
		setText((request) -> request.contains(words) ? text : ModelTexts.STORY);
	}

	/** Sets the delay of {@link Behavior#SLOW}. */
	public void setDelay(Duration delay) {
		this.settings.delay = delay;
	}

	/**
	 * Sets the time after which a connection is closed that no further request uses;
	 * without it, connections stay open.
	 */
	public void setKeepAlive(Duration keepAlive) {
		this.settings.keepAlive = keepAlive;
	}

	/**
	 * Sets the result of all moderations; the default is
	 * {@link ModerationResult#ACCEPTED}.
	 */
	public void setModerationResult(ModerationResult result) {
		setModerationResult((moderation) -> result);
	}

	/** Sets the result of each moderation by its number, from 1. */
	public void setModerationResult(IntFunction<ModerationResult> moderationResults) {
		this.settings.moderationResults = moderationResults;
	}

	/** Returns the number of chat requests that were read completely. */
	public int calls() {
		return this.requestLog.calls.get();
	}

	/** Returns the number of chat requests that were answered with a reset only. */
	public int resets() {
		return this.requestLog.resets.get();
	}

	/** Returns the number of streamed chat requests that a real provider would bill. */
	public int billedCalls() {
		return this.requestLog.billedCalls.get();
	}

	/** Returns the number of connections that clients opened. */
	public int connections() {
		return this.requestLog.connections.get();
	}

	/** Returns the number of connections that are open. */
	public int openConnections() {
		return this.sockets.size();
	}

	public int moderations() {
		return this.requestLog.moderations.get();
	}

	/** Returns the number of requests for models. */
	public int modelRequests() {
		return this.requestLog.modelRequests.get();
	}

	public int redirectsFollowed() {
		return this.requestLog.redirectsFollowed.get();
	}

	/** Returns the bodies of all POST requests, newest last. */
	public List<String> requests() {
		return List.copyOf(this.requestLog.requests);
	}

	/**
	 * Returns the number of bytes of bodies written to the network. Up to some hundred
	 * kilobytes of them may still be in buffers, unread.
	 */
	public long bytesWritten() {
		return this.requestLog.bytesWritten.sum();
	}

	/**
	 * Waits for a client to close its socket before its call is answered. Returns each
	 * such event once, in order; empty after the time limit.
	 */
	public Optional<Hangup> awaitClosed(Duration atMost) throws InterruptedException {
		return Optional.ofNullable(this.requestLog.hangups.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
	}

	/**
	 * Closes the server socket and all connections.
	 */
	@Override
	public void close() {
		try {
			this.serverSocket.close();
			for (Socket socket : this.sockets) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept() {
		while (!this.serverSocket.isClosed()) {
			try {
				Socket socket = this.serverSocket.accept();
				this.sockets.add(socket);
				this.requestLog.connections.incrementAndGet();
				Thread.ofVirtual().name("hostile visit").start(() -> receive(socket));
			}
			catch (IOException ex) {
				// A single client failed, or the server socket was closed.
			}
		}
	}

	private void receive(Socket socket) {
		try (socket) {
			new ConnectionHandler(new ClientConnection(socket, this.requestLog.bytesWritten), this.settings,
					this.requestLog)
				.receive();
		}
		catch (IOException ex) {
			// The client left before it sent a request.
		}
		finally {
			this.sockets.remove(socket);
		}
	}

}
