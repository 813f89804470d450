package dev.novadraw.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FreePortsTests {

	@Test
	void findsDifferentPortsThatAreFree() {
		int[] ports = FreePorts.find(20);

		assertThat(ports).hasSize(20).doesNotHaveDuplicates();
		assertThat(IntStream.of(ports)).allMatch(FreePorts::isFree);
	}

	@Test
	void reservesAPortForServers() throws Exception {
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.find(1)[0]);

		try (Socket other = new Socket()) {
			other.setReuseAddress(false);
			assertThatExceptionOfType(BindException.class).isThrownBy(() -> other.bind(address));
		}
		for (int start = 1; start <= 2; start++) {
			try (ServerSocket server = new ServerSocket();
					Socket client = serve(server, address);
					Socket accepted = server.accept()) {
				assertThat(accepted.getPort()).isEqualTo(client.getLocalPort());
			}
		}
	}

	private static Socket serve(ServerSocket server, InetSocketAddress address) throws IOException {
		server.setReuseAddress(true);
		server.bind(address);
		return new Socket(address.getAddress(), address.getPort());
	}

	@Test
	void noticesAListenerOnTheLoopbackInterface() throws Exception {
		try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(FreePorts.isFree(listener.getLocalPort())).isFalse();
		}
	}

	@Test
	void noticesAListenerOnAllInterfaces() throws Exception {
		try (ServerSocket listener = new ServerSocket(0)) {
			assertThat(FreePorts.isFree(listener.getLocalPort())).isFalse();
		}
	}

}
