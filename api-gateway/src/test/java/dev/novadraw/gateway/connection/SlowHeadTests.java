package dev.novadraw.gateway.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Servers;

import static org.assertj.core.api.Assertions.assertThat;

class SlowHeadTests {

	private static final int PER_ADDRESS = 8;

	private static final String PAGE = "GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

	private static final Gateway GATEWAY = Gateway.start(Servers.KAFKA.bootstrapServers(),
			"--nova.connections.head-timeout=4s", "--nova.connections.per-address=" + PER_ADDRESS);

	@AfterAll
	static void stop() {
		GATEWAY.stop();
	}

	@Test
	void closesConnectionsWhoseHeadersAreTrickled() throws IOException {
		List<Socket> open = new ArrayList<>();
		try {
			for (String begin : List.of("GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ", "GET /", "\r\n",
					PAGE + "GET /livez HTTP/1.1\r\nX-Slow: ", PAGE + "\r\n")) {
				Socket socket = connect("127.0.0.1");
				open.add(socket);
				send(socket, begin);
			}

			// Sends a byte of a header, or a blank line before a request.
			Awaitility.await("the gateway to hang up on all of them")
				.atMost(Duration.ofSeconds(60))
				.pollInterval(Duration.ofMillis(300))
				.until(() -> open.stream()
					.noneMatch((socket) -> send(socket,
							(open.indexOf(socket) % 2 == 0 && open.indexOf(socket) > 0) ? "\r\n" : "x")));
		}
		finally {
			for (Socket socket : open) {
				socket.close();
			}
		}
	}

	@Test
	void takesTimeForEachRequestAnew() throws IOException {
		try (Socket socket = connect("127.0.0.1")) {
			for (int i = 0; i < 6; i++) {
				send(socket, "HEAD /livez HTTP/1.1\r\nHost: ");
				Awaitility.await("a second to pass").during(Duration.ofSeconds(1)).until(() -> true);
				send(socket, "127.0.0.1\r\n\r\n");

				assertThat(head(socket)).startsWith("HTTP/1.1 200");
			}
		}
	}

	@Test
	void closesConnectionsBeyondThoseOfOneAddress() throws IOException {
		List<Socket> open = new ArrayList<>();
		try {
			for (int i = 0; i < PER_ADDRESS; i++) {
				Socket socket = connect("127.0.0.3");
				open.add(socket);
				send(socket, PAGE);
				assertThat(status(socket)).isEqualTo("HTTP/1.1 200");
			}

			assertThat(isServed("127.0.0.3")).isFalse();
			assertThat(isServed("127.0.0.4")).isTrue();
			open.removeLast().close();
			Awaitility.await("the closed connection not to count any more")
				.atMost(Duration.ofSeconds(60))
				.until(() -> isServed("127.0.0.3"));
		}
		finally {
			for (Socket socket : open) {
				socket.close();
			}
		}
	}

	private static boolean isServed(String from) throws IOException {
		try (Socket socket = connect(from)) {
			return send(socket, PAGE) && status(socket).equals("HTTP/1.1 200");
		}
	}

	private static Socket connect(String from) throws IOException {
		Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), GATEWAY.port(), InetAddress.ofLiteral(from), 0);
		socket.setSoTimeout(60_000);
		return socket;
	}

	/** Returns false if the gateway has closed the connection. */
	private static boolean send(Socket socket, String text) {
		try {
			socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static String head(Socket socket) throws IOException {
		StringBuilder head = new StringBuilder();
		for (int next = 0; next >= 0 && head.indexOf("\r\n\r\n") < 0; head.append((char) next)) {
			next = socket.getInputStream().read();
		}
		return head.toString();
	}

	private static String status(Socket socket) throws IOException {
		try {
			return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
		}
		catch (SocketException ex) {
			return "";
		}
	}

}
