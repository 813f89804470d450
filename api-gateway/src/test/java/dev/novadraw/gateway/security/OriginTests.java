package dev.novadraw.gateway.security;

import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;

import static org.assertj.core.api.Assertions.assertThat;

class OriginTests {

	private static final String APP = "https://app.example";

	private static final Gateway GATEWAY = Gateway
		.startWithKeys("--nova.access.origins=" + APP + ",https://other.example");

	private final TestClient client = new TestClient(GATEWAY);

	@AfterAll
	static void stop() {
		GATEWAY.stop();
	}

	@Test
	void allowsConfiguredOriginsInPreflights() {
		Reply preflight = preflight(APP);

		assertThat(preflight.status()).isEqualTo(200);
		assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(APP);
		assertThat(preflight.header("Access-Control-Allow-Methods")).contains("POST", "DELETE");
		assertThat(preflight.header("Access-Control-Allow-Headers")).contains("authorization", "idempotency-key");
		assertThat(preflight.header("Access-Control-Allow-Credentials")).isNull();
	}

	@Test
	void exposesHeadersToConfiguredOrigins() {
		Reply reply = get(APP);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(APP);
		assertThat(reply.header("Access-Control-Expose-Headers")).contains("Location", "Retry-After", "ETag");
	}

	@Test
	void rejectsOtherOrigins() {
		Reply reply = get("https://evil.example");

		assertThat(reply.status()).isEqualTo(403);
		assertThat(reply.at("/code")).isEqualTo("FOREIGN_ORIGIN");
		assertThat(reply.header("Access-Control-Allow-Origin")).isNull();
		assertThat(preflight("https://evil.example").status()).isEqualTo(403);
	}

	@Test
	void requiresAKeyOfConfiguredOrigins() {
		assertThat(GATEWAY.get("/v1/jobs", "Origin", APP).status()).isEqualTo(401);
	}

	@Test
	void allowsNoOriginByDefault() {
		Reply reply = Gateway.behindProxy()
			.send("OPTIONS", "/v1/stories", BodyPublishers.noBody(), "Origin", APP, "Access-Control-Request-Method",
					"POST");

		assertThat(reply.header("Access-Control-Allow-Origin")).isNull();
	}

	private Reply get(String origin) {
		return GATEWAY.get("/v1/jobs", "Origin", origin, "Authorization", this.client.bearer());
	}

	private static Reply preflight(String origin) {
		return GATEWAY.send("OPTIONS", "/v1/stories", BodyPublishers.noBody(), "Origin", origin,
				"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers",
				"authorization,idempotency-key");
	}

}
