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

	private final ServerSocket door;

	private final Set<Socket> visitors = ConcurrentHashMap.newKeySet();

	private final Script script = new Script();

	private final Tally tally = new Tally();

	private HostileProvider(ServerSocket door) {
		this.door = door;
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

	public String baseUrl(Wire wire) {
		return "http://127.0.0.1:" + this.door.getLocalPort() + wire.basePath();
	}

	/** Sets the manner of the following calls; the default is {@link Manner#OK}. */
	public void answers(Manner manner) {
		answers((call) -> manner);
	}

	/** Sets the manner of each following call by its number, from 1. */
	public void answers(IntFunction<Manner> manners) {
		this.script.manners = (number, request) -> manners.apply(number);
	}

	/** Sets the manner of each following call by the body of its request. */
	public void answersTo(Function<String, Manner> manners) {
		this.script.manners = (number, request) -> manners.apply(request);
	}

	/** Sets the model's text; the default is a story that follows all rules. */
	public void tells(String text) {
		tells((request) -> text);
	}

	/** Sets the model's text by the body of the request. */
	public void tells(UnaryOperator<String> text) {
		this.script.text = text;
	}

	/** Sets the model's text for requests with these words; others get a valid story. */
	public void tellsInPlaceOf(String words, String text) {
		tells((request) -> request.contains(words) ? text : Texts.STORY);
	}

	/** Sets the delay of {@link Manner#SLOW}. */
	public void delay(Duration delay) {
		this.script.delay = delay;
	}

	/** Sets the verdict of all moderations; the default is {@link Verdict#FINE}. */
	public void judges(Verdict verdict) {
		judges((moderation) -> verdict);
	}

	/** Sets the verdict of each moderation by its number, from 1. */
	public void judges(IntFunction<Verdict> verdicts) {
		this.script.verdicts = verdicts;
	}

	/** Returns the number of chat requests that were read completely. */
	public int calls() {
		return this.tally.calls.get();
	}

	public int moderations() {
		return this.tally.moderations.get();
	}

	/** Returns the number of requests for models. */
	public int lookUps() {
		return this.tally.lookUps.get();
	}

	public int redirectsFollowed() {
		return this.tally.redirectsFollowed.get();
	}

	/** Returns the bodies of all POST requests, newest last. */
	public List<String> requests() {
		return List.copyOf(this.tally.requests);
	}

	/**
	 * Returns the number of bytes of bodies written to the network. Up to some hundred
	 * kilobytes of them may still be in buffers, unread.
	 */
	public long bytesWritten() {
		return this.tally.bytesWritten.sum();
	}

	/**
	 * Waits for a client to close its socket before its call is answered. Returns each
	 * such event once, in order; empty after the time limit.
	 */
	public Optional<Hangup> awaitClosed(Duration atMost) throws InterruptedException {
		return Optional.ofNullable(this.tally.hangups.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
	}

	/**
	 * Closes the server socket and all connections.
	 */
	@Override
	public void close() {
		try {
			this.door.close();
			for (Socket visitor : this.visitors) {
				visitor.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept() {
		while (!this.door.isClosed()) {
			try {
				Socket visitor = this.door.accept();
				this.visitors.add(visitor);
				Thread.ofVirtual().name("hostile visit").start(() -> receive(visitor));
			}
			catch (IOException ex) {
				// A single client failed, or the server socket was closed.
			}
		}
	}

	private void receive(Socket visitor) {
		try (visitor) {
			new Visit(new Line(visitor, this.tally.bytesWritten), this.script, this.tally).receive();
		}
		catch (IOException ex) {
			// The client left before it sent a request.
		}
		finally {
			this.visitors.remove(visitor);
		}
	}

}
