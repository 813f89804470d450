package dev.novadraw.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A proxy between a gateway and its database that can delay answers or block them.
 */
final class DatabaseProxy implements AutoCloseable {

	/**
	 * The treatment of connections.
	 */
	enum Mode {

		PASS,

		/** Discards all bytes and keeps connections open. */
		DISCARD,

		/** Closes all connections, and new ones at once. */
		REFUSE

	}

	private final String url;

	private final int target;

	private final ServerSocket socket;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private volatile Mode mode = Mode.PASS;

	private volatile Delay delay = new Delay(Duration.ZERO);

	private volatile BooleanSupplier isCommitLost = () -> false;

	DatabaseProxy(String jdbcUrl) {
		this.url = jdbcUrl;
		this.target = URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
		try {
			this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::accept);
	}

	/**
	 * Returns the JDBC URL of the database through this proxy.
	 */
	String jdbcUrl() {
		return this.url.replace(":" + this.target + "/", ":" + this.socket.getLocalPort() + "/");
	}

	void set(Mode mode) {
		this.mode = mode;
		if (mode == Mode.REFUSE) {
			this.sockets.forEach(DatabaseProxy::close);
		}
	}

	/**
	 * Delays each answer of the database from now on. A delay that has begun ends.
	 */
	void delayAnswers(Duration each) {
		Delay before = this.delay;
		this.delay = new Delay(each);
		before.end.countDown();
	}

	/**
	 * Loses the answers to commits, and what follows on their connections.
	 * @param isLost asked after each commit
	 */
	void loseCommits(BooleanSupplier isLost) {
		this.isCommitLost = isLost;
	}

	@Override
	public void close() {
		delayAnswers(Duration.ZERO);
		set(Mode.REFUSE);
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Socket client = this.socket.accept();
				Socket server = new Socket();
				this.sockets.add(client);
				if (this.mode == Mode.REFUSE) {
					close(client);
					continue;
				}
				server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.target));
				this.sockets.add(server);
				Thread.ofVirtual().start(() -> copy(client, server, (_, _) -> this.mode == Mode.PASS));
				Thread.ofVirtual().start(() -> copy(server, client, new Answers()));
			}
			catch (IOException ex) {
				// The server socket was closed, or the client disconnected.
			}
		}
	}

	private void copy(Socket from, Socket to, Gate gate) {
		byte[] bytes = new byte[8192];
		try (from; to) {
			InputStream in = from.getInputStream();
			for (int read = in.read(bytes); read > 0; read = in.read(bytes)) {
				if (gate.isOpen(bytes, read)) {
					to.getOutputStream().write(bytes, 0, read);
				}
			}
		}
		catch (IOException ex) {
			// One side disconnected.
		}
		finally {
			this.sockets.remove(from);
			this.sockets.remove(to);
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// Already closed.
		}
	}

	/**
	 * Decides what passes in one direction of a connection.
	 */
	private interface Gate {

		boolean isOpen(byte[] bytes, int length);

	}

	/**
	 * What the database says on one connection.
	 */
	private final class Answers implements Gate {

		private boolean isLost;

		@Override
		public boolean isOpen(byte[] bytes, int length) {
			DatabaseProxy.this.delay.pass();
			this.isLost = this.isLost || isCommit(bytes, length) && DatabaseProxy.this.isCommitLost.getAsBoolean();
			return !this.isLost && DatabaseProxy.this.mode == Mode.PASS;
		}

		private static boolean isCommit(byte[] bytes, int length) {
			return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT\0");
		}

	}

	private record Delay(Duration each, CountDownLatch end) {

		Delay(Duration each) {
			this(each, new CountDownLatch(1));
		}

		void pass() {
			try {
				this.end.await(this.each.toNanos(), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
