package dev.novadraw.gateway.connection;

import org.junit.jupiter.api.Test;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class ProxyTests {

	private static final String[] PROXY = { "X-Forwarded-Proto", "https", "X-Forwarded-Host", "draw.example",
			"X-Forwarded-Port", "443" };

	private static final Gateway BEHIND = Gateway.behindProxy();

	@Test
	void namesTheAddressesThatClientsKnow() {
		Reply reply = submit(BEHIND);

		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.header("Location")).startsWith("https://draw.example/v1/jobs/");
		assertThat(reply.at("/urls/events")).startsWith("https://draw.example/v1/jobs/");
	}

	@Test
	void letsBrowsersComeBackOverTlsOnly() {
		assertThat(BEHIND.get("/livez", PROXY).header("Strict-Transport-Security")).startsWith("max-age=31536000");
		assertThat(BEHIND.get("/livez").header("Strict-Transport-Security")).isNull();
	}

	@Test
	void ignoresForwardedHeadersWithoutAProxy() {
		assertThat(submit(Gateway.shared()).header("Location")).doesNotContain("draw.example");
	}

	@Test
	void usesTheAddressSeenByTheProxy() {
		Gateway strict = Gateway.startWithKeys("--server.forward-headers-strategy=native",
				"--nova.access.failures-per-minute=2");
		try {
			for (int i = 0; i < 2; i++) {
				assertThat(wrong(strict, "203.0.113.%d, 198.51.100.7".formatted(i)).status()).isEqualTo(401);
			}

			assertThat(wrong(strict, "203.0.113.9, 198.51.100.7").status()).isEqualTo(429);
			assertThat(wrong(strict, "198.51.100.8").status()).isEqualTo(401);
		}
		finally {
			strict.stop();
		}
	}

	private static Reply wrong(Gateway gateway, String forwardedFor) {
		return gateway.get("/v1/jobs", "Authorization", "Bearer wrong", "X-Forwarded-For", forwardedFor, "Forwarded",
				"for=203.0.113.77");
	}

	private static Reply submit(Gateway gateway) {
		String[] headers = new String[PROXY.length + 2];
		System.arraycopy(PROXY, 0, headers, 0, PROXY.length);
		headers[PROXY.length] = "Authorization";
		headers[PROXY.length + 1] = new TestClient(gateway).bearer();
		return gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60)), headers);
	}

}
