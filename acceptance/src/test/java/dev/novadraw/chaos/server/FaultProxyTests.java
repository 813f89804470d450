package dev.novadraw.chaos.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.novadraw.chaos.server.FaultProxy.Mode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FaultProxyTests {

	private ServerSocket server;

	private FaultProxy proxy;

	@BeforeEach
	void startsAnEchoServer() throws IOException {
		this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().start(this::serve);
		this.proxy = FaultProxy.to(this.server.getLocalPort());
	}

	@AfterEach
	void stops() throws IOException {
		this.proxy.close();
		this.server.close();
	}

	@Test
	void letsEverythingThrough() throws IOException {
		try (Socket client = client()) {
			assertThat(answer(client, "hello")).isEqualTo("hello");
		}
	}

	@Test
	void holdsBackWhatIsSentDuringAPartition() throws IOException {
		try (Socket client = client()) {
			assertThat(answer(client, "before")).isEqualTo("before");

			this.proxy.set(Mode.BLACK_HOLE);
			client.setSoTimeout(200);
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> answer(client, "during"));

			this.proxy.set(Mode.PASS);
			client.setSoTimeout(5000);
			assertThat(read(client, 6)).isEqualTo("during");
		}
	}

	@Test
	void resetsConnections() throws IOException {
		try (Socket client = client()) {
			assertThat(answer(client, "before")).isEqualTo("before");

			this.proxy.resetAll();

			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> answer(client, "after"));
		}
	}

	@Test
	void leadsNewConnectionsElsewhereAndResetsThoseThereAre() throws IOException {
		try (Socket before = client(); ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(answer(before, "before")).isEqualTo("before");

			this.proxy.redirect(other.getLocalPort());

			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> answer(before, "after"));
			try (Socket _ = client(); Socket reached = other.accept()) {
				assertThat(reached.isConnected()).isTrue();
			}
		}
	}

	@Test
	void losesOnlyTheReplyToAMarkedStatement() throws IOException {
		AtomicInteger lost = new AtomicInteger();
		this.proxy.cut(Cut.statement("marked", "done", 1, lost));
		try (Socket other = client(); Socket client = client()) {
			assertThat(answer(other, "done")).isEqualTo("done");

			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> answer(client, "marked and done"));
			assertThat(lost).hasValue(1);
		}
	}

	private Socket client() throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.proxy.port());
		socket.setSoTimeout(5000);
		return socket;
	}

	private static String answer(Socket socket, String words) throws IOException {
		socket.getOutputStream().write(words.getBytes(UTF_8));
		return read(socket, words.length());
	}

	private static String read(Socket socket, int length) throws IOException {
		return new String(socket.getInputStream().readNBytes(length), UTF_8);
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try {
				Socket client = this.server.accept();
				Thread.ofVirtual().start(() -> repeat(client));
			}
			catch (IOException ex) {
				// The test is over.
			}
		}
	}

	private static void repeat(Socket client) {
		try (client) {
			client.getInputStream().transferTo(client.getOutputStream());
		}
		catch (IOException ex) {
			// The client has disconnected.
		}
	}

}
