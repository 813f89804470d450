package dev.novadraw.embedded;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FreePortsTests {

	@Test
	void findsDifferentPortsThatAreFree() {
		int[] ports = FreePorts.find(20);

		assertThat(ports).hasSize(20).doesNotHaveDuplicates();
		assertThat(IntStream.of(ports)).allMatch(FreePorts::isFree);
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
