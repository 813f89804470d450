package dev.novadraw.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A proxy between a gateway and its database that can simulate outages.
 */
final class DatabaseProxy implements AutoCloseable {

	/**
	 * The treatment of connections.
	 */
	enum Mode {

		PASS,

		/** Discards all bytes and keeps connections open. */
		SWALLOW,

		/** Closes all connections, and new ones at once. */
		REFUSE

	}

	private final String url;

	private final int target;

	private final ServerSocket door;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private volatile Mode mode = Mode.PASS;

	DatabaseProxy(String jdbcUrl) {
		this.url = jdbcUrl;
		this.target = URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
		try {
			this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
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
		return this.url.replace(":" + this.target + "/", ":" + this.door.getLocalPort() + "/");
	}

	void set(Mode mode) {
		this.mode = mode;
		if (mode == Mode.REFUSE) {
			this.sockets.forEach(DatabaseProxy::close);
		}
	}

	@Override
	public void close() {
		set(Mode.REFUSE);
		try {
			this.door.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept() {
		while (!this.door.isClosed()) {
			try {
				Socket client = this.door.accept();
				Socket server = new Socket();
				this.sockets.add(client);
				if (this.mode == Mode.REFUSE) {
					close(client);
					continue;
				}
				server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.target));
				this.sockets.add(server);
				Thread.ofVirtual().start(() -> copy(client, server));
				Thread.ofVirtual().start(() -> copy(server, client));
			}
			catch (IOException ex) {
				// The server socket was closed, or the client disconnected.
			}
		}
	}

	private void copy(Socket from, Socket to) {
		byte[] bytes = new byte[8192];
		try (from; to) {
			InputStream in = from.getInputStream();
			for (int read = in.read(bytes); read > 0; read = in.read(bytes)) {
				if (this.mode == Mode.PASS) {
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

}
