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
 * A provider on this machine that answers as it is told, well or not, and counts. It
 * needs no key for chats. Everything can be changed while calls are open; they go on as
 * they have begun.
 */
public final class HostileProvider implements AutoCloseable {

	/** The key that look-ups want. */
	public static final String KEY = "right-key";

	/** The model that look-ups find. */
	public static final String MODEL = "a-model";

	/** A part of the text of every error, which nobody may log. */
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

	/** How it answers from now on; at first it is {@link Manner#OK}. */
	public void answers(Manner manner) {
		answers((call) -> manner);
	}

	/** How it answers each call from now on, by its number, which counts from 1. */
	public void answers(IntFunction<Manner> manners) {
		this.script.manners = (number, request) -> manners.apply(number);
	}

	/** How it answers each call from now on, by the body of its request. */
	public void answersTo(Function<String, Manner> manners) {
		this.script.manners = (number, request) -> manners.apply(request);
	}

	/** What the model tells; at first it is a story that keeps every rule. */
	public void tells(String text) {
		tells((request) -> text);
	}

	/** What the model tells, by the body of the request. */
	public void tells(UnaryOperator<String> text) {
		this.script.text = text;
	}

	/** What the model tells when the request has these words; otherwise a good story. */
	public void tellsInPlaceOf(String words, String text) {
		tells((request) -> request.contains(words) ? text : Texts.STORY);
	}

	/** How long it takes to answer when it is {@link Manner#SLOW}. */
	public void delay(Duration delay) {
		this.script.delay = delay;
	}

	/** How moderations end from now on; at first everything is {@link Verdict#FINE}. */
	public void judges(Verdict verdict) {
		judges((moderation) -> verdict);
	}

	/** How each moderation ends, by its number, which counts from 1. */
	public void judges(IntFunction<Verdict> verdicts) {
		this.script.verdicts = verdicts;
	}

	/** How many calls for a chat were read whole, whatever became of them. */
	public int calls() {
		return this.tally.calls.get();
	}

	public int moderations() {
		return this.tally.moderations.get();
	}

	/** How often it was asked for models. */
	public int lookUps() {
		return this.tally.lookUps.get();
	}

	public int redirectsFollowed() {
		return this.tally.redirectsFollowed.get();
	}

	/** The bodies of everything that was posted, newest last. */
	public List<String> requests() {
		return List.copyOf(this.tally.requests);
	}

	/**
	 * How many bytes of bodies were written, as they went over the wire. Up to some
	 * hundred kilobytes of them may lie in buffers, unread.
	 */
	public long bytesWritten() {
		return this.tally.bytesWritten.sum();
	}

	/**
	 * Waits for a client to close its socket before its call is answered. Each such event
	 * is handed out once, in order.
	 */
	public Optional<Hangup> awaitClosed(Duration atMost) throws InterruptedException {
		return Optional.ofNullable(this.tally.hangups.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
	}

	/**
	 * Closes the door and every connection.
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
				// One client less; when the door is closed, the last.
			}
		}
	}

	private void receive(Socket visitor) {
		try (visitor) {
			new Visit(new Line(visitor, this.tally.bytesWritten), this.script, this.tally).receive();
		}
		catch (IOException ex) {
			// It was gone before it said anything.
		}
		finally {
			this.visitors.remove(visitor);
		}
	}

}
