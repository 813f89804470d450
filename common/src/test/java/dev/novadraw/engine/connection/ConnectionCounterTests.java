package dev.novadraw.engine.connection;

import java.net.InetAddress;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionCounterTests {

	private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.1");

	private final ConnectionCounter counts = new ConnectionCounter(2, PROXY::equals);

	@Test
	void countsEachAddressForItself() {
		assertThat(add("192.0.2.1")).isTrue();
		assertThat(add("192.0.2.1")).isTrue();
		assertThat(add("192.0.2.1")).isFalse();
		assertThat(add("192.0.2.2")).isTrue();

		this.counts.remove(InetAddress.ofLiteral("192.0.2.1"));

		assertThat(add("192.0.2.1")).isTrue();
		assertThat(add("192.0.2.1")).isFalse();
	}

	@Test
	void countsIpv6AddressesOfOneNetworkTogether() {
		assertThat(add("2001:db8:0:1::1")).isTrue();
		assertThat(add("2001:db8:0:1:ffff::2")).isTrue();
		assertThat(add("2001:db8:0:1::3")).isFalse();
		assertThat(add("2001:db8:0:2::1")).isTrue();
	}

	@Test
	void letsProxiesConnectForAllTheirClients() {
		for (int i = 0; i < 10; i++) {
			assertThat(this.counts.add(PROXY)).isTrue();
		}
	}

	@Test
	void forgetsAddressesWithoutConnections() {
		add("192.0.2.1");
		add("192.0.2.1");
		add("192.0.2.1");

		this.counts.remove(InetAddress.ofLiteral("192.0.2.1"));
		this.counts.remove(InetAddress.ofLiteral("192.0.2.1"));

		assertThat(this.counts.size()).isZero();
	}

	private boolean add(String address) {
		return this.counts.add(InetAddress.ofLiteral(address));
	}

}
