package dev.novadraw.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Checks of loopback ports, and a search for unused ones.
 */
public final class FreePorts {

	private static final int CONNECT_MILLIS = 500;

	/**
	 * Below the ephemeral ports: the system could give a free one of those to a client
	 * before it is bound here.
	 */
	private static final int FIRST_PORT = 15_000;

	private static final int END_PORT = 32_000;

	private static final int MAX_TRIES = 1000;

	/** Sockets that are bound to ports given out, and never listen. */
	private static final Queue<Socket> RESERVATIONS = new ConcurrentLinkedQueue<>();

	private FreePorts() {
	}

	/**
	 * Returns free ports, all different from each other. They stay reserved until this
	 * process ends: any server may listen on them, but no other search and no client gets
	 * one of them.
	 */
	public static int[] find(int count) {
		return IntStream.range(0, count).map((_) -> reserveAny()).toArray();
	}

	private static int reserveAny() {
		for (int tries = 1;; tries++) {
			int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, END_PORT);
			try {
				reserve(port);
				return port;
			}
			catch (IOException ex) {
				if (tries == MAX_TRIES) {
					throw new EmbeddedServerException("No free port on 127.0.0.1: close some programs and try again.",
							ex);
				}
			}
		}
	}

	// The socket is bound alone, and shares its port afterwards.
	private static void reserve(int port) throws IOException {
		Socket socket = new Socket();
		try {
			socket.setReuseAddress(false);
			socket.bind(loopback(port));
			socket.setReuseAddress(true);
		}
		catch (IOException ex) {
			close(socket);
			throw ex;
		}
		if (binds(loopback(port))) {
			RESERVATIONS.add(socket);
		}
		else {
			// This system lets no server listen beside it.
			close(socket);
		}
	}

	/**
	 * Returns true if no program listens on a loopback port.
	 */
	public static boolean isFree(int port) {
		InetSocketAddress address = loopback(port);
		return !answers(address) && binds(address);
	}

	/**
	 * Rejects a port that is in use, with a message the user can act on.
	 * @param port the port, or 0 for a free one
	 */
	public static void require(int port, String server, String flag) {
		if (port != 0) {
			require(InetAddress.getLoopbackAddress(), port, server, flag);
		}
	}

	/**
	 * Rejects a port that cannot be bound, with a message the user can act on.
	 * @param address the local address to bind to
	 * @param port the port, or 0 to check the address only
	 */
	public static void require(InetAddress address, int port, String server, String flag) {
		InetSocketAddress socket = new InetSocketAddress(address, port);
		if (answers(socket)) {
			throw taken(port, server, flag, null);
		}
		try (ServerSocket _ = bound(socket)) {
			// The port can be bound.
		}
		catch (IOException ex) {
			throw cannotBind(socket, server, flag, ex);
		}
	}

	private static EmbeddedServerException cannotBind(InetSocketAddress socket, String server, String flag,
			IOException ex) {
		return String.valueOf(ex.getMessage()).contains("in use") ? taken(socket.getPort(), server, flag, ex)
				: new EmbeddedServerException("%s cannot be served at %s port %d (%s); choose another with %s."
					.formatted(server, socket.getAddress().getHostAddress(), socket.getPort(), ex.getMessage(), flag),
						ex);
	}

	private static EmbeddedServerException taken(int port, String server, String flag, @Nullable IOException ex) {
		return new EmbeddedServerException("%s port %d is taken by another program; choose another with %s or free it."
			.formatted(server, port, flag), ex);
	}

	private static ServerSocket bound(InetSocketAddress address) throws IOException {
		ServerSocket socket = new ServerSocket();
		try {
			socket.setReuseAddress(true);
			socket.bind(address, 1);
			return socket;
		}
		catch (IOException ex) {
			close(socket);
			throw ex;
		}
	}

	// Some systems allow binding the loopback address although a program listens on all
	// addresses.
	private static boolean answers(InetSocketAddress address) {
		try (Socket socket = new Socket()) {
			socket.connect(address, CONNECT_MILLIS);
			return true;
		}
		catch (IOException _) {
			return false;
		}
	}

	private static boolean binds(InetSocketAddress address) {
		try (ServerSocket _ = bound(address)) {
			return true;
		}
		catch (IOException _) {
			return false;
		}
	}

	private static InetSocketAddress loopback(int port) {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
	}

	private static void close(Closeable socket) {
		try {
			socket.close();
		}
		catch (IOException _) {
			// nothing was accepted on it
		}
	}

}
