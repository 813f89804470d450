package dev.novadraw.engine.pool;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A socket whose timeout limits writes as well as reads: it is closed when a write takes
 * longer. Under TLS nothing else ends such a write, as the layer above cannot be closed
 * while it writes.
 */
final class TimedSocket extends Socket {

	private static final Logger log = LoggerFactory.getLogger(TimedSocket.class);

	private static final long PERIOD_MILLIS = 200;

	/** Those that are open. */
	private static final Set<TimedSocket> SOCKETS = ConcurrentHashMap.newKeySet();

	private static final ScheduledExecutorService CLOCK = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("database-writes").factory());

	static {
		// One check of all is cheaper than a timer for each write.
		CLOCK.scheduleWithFixedDelay(() -> SOCKETS.forEach(TimedSocket::endLateWrite), PERIOD_MILLIS, PERIOD_MILLIS,
				TimeUnit.MILLISECONDS);
	}

	private final Lock writing = new ReentrantLock();

	private volatile boolean isWriting;

	/** By the clock of {@link System#nanoTime()}. */
	private volatile long writingSince;

	TimedSocket() {
		SOCKETS.add(this);
	}

	@Override
	public OutputStream getOutputStream() throws IOException {
		return new TimedOutputStream(super.getOutputStream());
	}

	@Override
	public void close() throws IOException {
		SOCKETS.remove(this);
		super.close();
	}

	private void endLateWrite() {
		try {
			if (isLate()) {
				log.debug("Database connection stalled, closing it");
				close();
			}
		}
		catch (IOException ex) {
			log.debug("Connection already closed", ex);
		}
	}

	private boolean isLate() throws IOException {
		if (!this.isWriting) {
			return false;
		}
		long timeout = TimeUnit.MILLISECONDS.toNanos(getSoTimeout());
		return timeout > 0 && System.nanoTime() - this.writingSince > timeout;
	}

	/**
	 * Notes when each write begins.
	 */
	private final class TimedOutputStream extends FilterOutputStream {

		TimedOutputStream(OutputStream out) {
			super(out);
		}

		@Override
		public void write(int value) throws IOException {
			write(new byte[] { (byte) value }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			TimedSocket.this.writing.lock();
			try {
				TimedSocket.this.writingSince = System.nanoTime();
				TimedSocket.this.isWriting = true;
				this.out.write(bytes, offset, length);
			}
			finally {
				TimedSocket.this.isWriting = false;
				TimedSocket.this.writing.unlock();
			}
		}

		@Override
		public void close() throws IOException {
			TimedSocket.this.close();
		}

	}

}
