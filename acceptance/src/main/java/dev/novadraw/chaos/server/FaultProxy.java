package dev.novadraw.chaos.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A proxy between clients and a server that simulates network faults. Its settings can
 * change while connections are open.
 */
public final class FaultProxy implements AutoCloseable {

	/**
	 * The treatment of connections.
	 */
	public enum Mode {

		PASS,

		/** No data passes and connections stay open, as in a partition. */
		BLACK_HOLE,

		/** New connections are reset. */
		REFUSE

	}

	private static final Duration POLL = Duration.ofMillis(5);

	private static final int CHUNK = 64 * 1024;

	private static final int CONNECT_MILLIS = 2000;

	private final ServerSocket socket;

	private volatile InetSocketAddress target;

	private final Set<Link> links = ConcurrentHashMap.newKeySet();

	private volatile Mode mode = Mode.PASS;

	private volatile Duration latency = Duration.ZERO;

	private volatile int bytesPerSecond;

	private volatile @Nullable Supplier<Cut> cuts;

	private FaultProxy(ServerSocket socket, int target) {
		this.socket = socket;
		this.target = loopback(target);
	}

	private static InetSocketAddress loopback(int port) {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
	}

	/** Opens a proxy in front of a local port. */
	public static FaultProxy to(int port) throws IOException {
		FaultProxy proxy = new FaultProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
		Thread.ofPlatform().daemon().name("proxy of " + port).start(proxy::accept);
		return proxy;
	}

	public int port() {
		return this.socket.getLocalPort();
	}

	/** Redirects new connections to another local port, and resets the open ones. */
	public void redirect(int port) {
		this.target = loopback(port);
		resetAll();
	}

	public void set(Mode mode) {
		this.mode = mode;
	}

	/** Delays every chunk of data. */
	public void delay(Duration latency) {
		this.latency = latency;
	}

	/** Limits the throughput; 0 removes the limit. */
	public void limit(int bytesPerSecond) {
		this.bytesPerSecond = bytesPerSecond;
	}

	/**
	 * Cuts connections at chosen moments, with a separate decision for each connection.
	 */
	public void cut(Supplier<Cut> cuts) {
		this.cuts = cuts;
	}

	/** Resets every open connection. */
	public void resetAll() {
		this.links.forEach(Link::reset);
	}

	public void heal() {
		this.mode = Mode.PASS;
		this.latency = Duration.ZERO;
		this.bytesPerSecond = 0;
		this.cuts = null;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		heal();
		resetAll();
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				Link link = new Link(this.socket.accept());
				if (this.mode == Mode.REFUSE) {
					link.reset();
				}
				else {
					Thread.ofVirtual().start(link::open);
				}
			}
			catch (IOException ex) {
				// This client could not connect, or the proxy is closed.
			}
		}
	}

	/**
	 * One connection, on both sides of the proxy.
	 */
	private final class Link {

		private final Socket client;

		private final Socket server = new Socket();

		private @Nullable Supplier<Cut> watchedBy;

		private @Nullable Cut watch;

		Link(Socket client) {
			this.client = client;
		}

		void open() {
			FaultProxy.this.links.add(this);
			try {
				awaitPassage();
				this.server.connect(FaultProxy.this.target, CONNECT_MILLIS);
				this.client.setTcpNoDelay(true);
				this.server.setTcpNoDelay(true);
				Thread.ofVirtual().start(() -> pump(this.client, this.server));
				pump(this.server, this.client);
			}
			catch (IOException ex) {
				reset();
			}
		}

		private void pump(Socket from, Socket to) {
			byte[] chunk = new byte[CHUNK];
			try {
				InputStream in = from.getInputStream();
				OutputStream out = to.getOutputStream();
				for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
					if (isCut(from, chunk, length)) {
						reset();
						return;
					}
					throttle(length);
					out.write(chunk, 0, length);
					out.flush();
				}
				close();
			}
			catch (IOException ex) {
				reset();
			}
		}

		private boolean isCut(Socket from, byte[] chunk, int length) {
			Cut watch = watch();
			if (watch == null) {
				return false;
			}
			if (from == this.client) {
				watch.onRequest(chunk, length);
				return false;
			}
			return watch.drops(chunk, length);
		}

		private synchronized @Nullable Cut watch() {
			Supplier<Cut> current = FaultProxy.this.cuts;
			if (current != this.watchedBy) {
				this.watchedBy = current;
				this.watch = (current != null) ? current.get() : null;
			}
			return this.watch;
		}

		private void throttle(int length) throws IOException {
			awaitPassage();
			if (FaultProxy.this.latency.isPositive()) {
				Polling.pause(FaultProxy.this.latency);
			}
			if (FaultProxy.this.bytesPerSecond > 0) {
				Polling.pause(Duration.ofMillis(1000L * length / FaultProxy.this.bytesPerSecond));
			}
		}

		private void awaitPassage() throws IOException {
			while (FaultProxy.this.mode == Mode.BLACK_HOLE) {
				Polling.pause(POLL);
				if (this.client.isClosed()) {
					throw new IOException("reset");
				}
			}
		}

		private void close() throws IOException {
			FaultProxy.this.links.remove(this);
			this.client.close();
			this.server.close();
		}

		private void reset() {
			FaultProxy.this.links.remove(this);
			reset(this.client);
			reset(this.server);
		}

		private static void reset(Socket socket) {
			try {
				socket.setSoLinger(true, 0);
				socket.close();
			}
			catch (IOException ex) {
				// The socket is closed already.
			}
		}

	}

}
