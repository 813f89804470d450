package dev.novadraw.gateway.connection;

import org.junit.jupiter.api.AfterAll;
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

	private static final Gateway BEHIND = Gateway.startWithKeys("--server.forward-headers-strategy=framework");

	@AfterAll
	static void stop() {
		BEHIND.stop();
	}

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
	void believesNobodyWhereThereIsNoProxy() {
		assertThat(submit(Gateway.shared()).header("Location")).doesNotContain("draw.example");
	}

	private static Reply submit(Gateway gateway) {
		String[] headers = new String[PROXY.length + 2];
		System.arraycopy(PROXY, 0, headers, 0, PROXY.length);
		headers[PROXY.length] = "Authorization";
		headers[PROXY.length + 1] = new TestClient(gateway).bearer();
		return gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60)), headers);
	}

}
