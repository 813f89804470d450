package dev.novadraw.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Looks for ports on the loopback interface that nothing listens on.
 */
public final class FreePorts {

	private static final int CONNECT_MILLIS = 500;

	/**
	 * Below those that systems give to clients: a port that is free now would else be
	 * somebody's the moment before it is listened on.
	 */
	private static final int FIRST = 15_000;

	private static final int LAST = 32_000;

	private static final int MOST_TRIES = 1000;

	private FreePorts() {
	}

	/**
	 * Free ports, all different from each other.
	 */
	public static int[] find(int count) {
		List<ServerSocket> sockets = new ArrayList<>();
		try {
			for (int i = 0; i < count; i++) {
				sockets.add(any());
			}
			return sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
		}
		catch (IOException ex) {
			throw new EmbeddedServerException("No free port on 127.0.0.1: close some programs and try again.", ex);
		}
		finally {
			sockets.forEach(FreePorts::close);
		}
	}

	private static ServerSocket any() throws IOException {
		for (int tries = 1;; tries++) {
			try {
				return bound(ThreadLocalRandom.current().nextInt(FIRST, LAST));
			}
			catch (BindException ex) {
				if (tries == MOST_TRIES) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Whether nothing listens on this loopback port.
	 */
	public static boolean isFree(int port) {
		return !answers(port) && binds(port);
	}

	/**
	 * Refuses a port that is taken, in words the user can act on.
	 */
	public static void require(int port, String server, String flag) {
		if (!isFree(port)) {
			throw new EmbeddedServerException(
					"%s port %d is taken by another program; choose another with %s or free it.".formatted(server, port,
							flag));
		}
	}

	private static ServerSocket bound(int port) throws IOException {
		ServerSocket socket = new ServerSocket();
		try {
			socket.setReuseAddress(true);
			socket.bind(loopback(port), 1);
			return socket;
		}
		catch (IOException ex) {
			close(socket);
			throw ex;
		}
	}

	// Some systems let us bind the loopback address although a program listens on all.
	private static boolean answers(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(loopback(port), CONNECT_MILLIS);
			return true;
		}
		catch (IOException _) {
			return false;
		}
	}

	private static boolean binds(int port) {
		try (ServerSocket _ = bound(port)) {
			return true;
		}
		catch (IOException _) {
			return false;
		}
	}

	private static InetSocketAddress loopback(int port) {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
	}

	private static void close(ServerSocket socket) {
		try {
			socket.close();
		}
		catch (IOException _) {
			// nothing was accepted on it
		}
	}

}
