package dev.novadraw.benchmarks.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

import dev.novadraw.benchmarks.app.App;
import dev.novadraw.benchmarks.load.Percentiles;

/**
 * Clients with one open event stream each, all on one thread.
 */
final class Followers implements AutoCloseable {

	private static final String END = "event:done";

	private static final int OPENED_AT_ONCE = 200;

	private final Selector selector;

	private final Stream[] streams;

	private final AtomicInteger snapshots = new AtomicInteger();

	private final AtomicInteger ends = new AtomicInteger();

	/** The times of the actions that streams must report. */
	private final AtomicLongArray asked;

	/** The durations until the reports. */
	private final AtomicLongArray durations;

	private final Thread thread;

	private volatile boolean closed;

	/** One event stream with the part of its response that is not parsed yet. */
	private static final class Stream {

		private final int number;

		private final StringBuilder unread = new StringBuilder();

		private boolean open;

		private boolean ended;

		Stream(int number) {
			this.number = number;
		}

	}

	Followers(App app, List<String> jobs) {
		this.streams = IntStream.range(0, jobs.size()).mapToObj(Stream::new).toArray(Stream[]::new);
		this.asked = new AtomicLongArray(jobs.size());
		this.durations = new AtomicLongArray(jobs.size());
		try {
			this.selector = Selector.open();
			this.thread = Thread.ofPlatform().daemon().start(this::read);
			for (int i = 0; i < jobs.size(); i++) {
				open(app, jobs.get(i), i);
				// Opened gradually: thousands at once would fill the server's accept
				// queue.
				while (i - this.snapshots.get() > OPENED_AT_ONCE) {
					Thread.sleep(1);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private void open(App app, String job, int number) throws IOException {
		SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", app.port()));
		channel.write(ByteBuffer.wrap(app.request("GET", "/v1/jobs/" + job + "/events", "Accept: text/event-stream")));
		channel.configureBlocking(false);
		this.selector.wakeup();
		channel.register(this.selector, SelectionKey.OP_READ, this.streams[number]);
	}

	private void read() {
		ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
		try {
			while (!this.closed) {
				this.selector.select((key) -> read(key, buffer), 100);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read(SelectionKey key, ByteBuffer buffer) {
		Stream stream = (Stream) key.attachment();
		buffer.clear();
		try {
			if (((SocketChannel) key.channel()).read(buffer) < 0) {
				key.cancel();
				key.channel().close();
			}
		}
		catch (IOException ex) {
			key.cancel();
		}
		buffer.flip();
		stream.unread.append(StandardCharsets.ISO_8859_1.decode(buffer));
		parse(stream);
	}

	private void parse(Stream stream) {
		if (!stream.open && stream.unread.indexOf("event:") >= 0) {
			stream.open = true;
			this.snapshots.incrementAndGet();
		}
		if (!stream.ended && stream.unread.indexOf(END) >= 0) {
			stream.ended = true;
			this.durations.set(stream.number, System.nanoTime() - this.asked.get(stream.number));
			this.ends.incrementAndGet();
		}
		if (stream.open) {
			stream.unread.delete(0, Math.max(0, stream.unread.length() - END.length()));
		}
	}

	/** Records the time of an action that ends a stream; called just before it. */
	void expect(int number) {
		this.asked.set(number, System.nanoTime());
	}

	void awaitSnapshots(Duration timeout) {
		await(this.snapshots, this.streams.length, timeout);
	}

	/**
	 * Waits until {@code count} streams have ended, and returns the durations in
	 * milliseconds.
	 */
	Percentiles awaitEnds(int count, Duration timeout) {
		await(this.ends, count, timeout);
		return new Percentiles(IntStream.range(0, this.streams.length)
			.mapToLong(this.durations::get)
			.filter((nanos) -> nanos > 0)
			.mapToDouble((nanos) -> nanos / 1e6)
			.toArray());
	}

	private static void await(AtomicInteger counter, int goal, Duration timeout) {
		long end = System.nanoTime() + timeout.toNanos();
		while (counter.get() < goal) {
			if (System.nanoTime() > end) {
				throw new IllegalStateException("Only %d of %d streams have reported".formatted(counter.get(), goal));
			}
			try {
				Thread.sleep(5);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
	}

	@Override
	public void close() {
		this.closed = true;
		try {
			this.thread.join();
			for (SelectionKey key : this.selector.keys()) {
				key.channel().close();
			}
			this.selector.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
