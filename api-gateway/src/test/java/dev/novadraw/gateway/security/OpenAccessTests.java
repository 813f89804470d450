package dev.novadraw.gateway.security;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.credential.AccessProperties;
import dev.novadraw.gateway.credential.ApiKeyRepository;
import dev.novadraw.gateway.credential.Token;
import dev.novadraw.gateway.management.ManagementPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OpenAccessTests {

	private final Gateway gateway = Gateway.shared();

	@Test
	void needsNoKeyOnThisMachineButTakesOne() {
		TestClient client = new TestClient(this.gateway);

		assertThat(this.gateway.get("/v1/jobs").status()).isEqualTo(200);
		assertThat(this.gateway.get("/v1/jobs", "Authorization", client.bearer()).json().at("/data")).isEmpty();
		assertThat(this.gateway.get("/v1/jobs", "Authorization", "Bearer nonsense").status()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:80", "127.0.0.1.evil.example", "10.0.0.1", "0.0.0.0" })
	void doesNotAnswerToNamesThatLeadHereFromElsewhere(String host) throws IOException {
		assertThat(raw(host)).startsWith("HTTP/1.1 403").contains("FOREIGN_ORIGIN");
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost", "localhost:1234", "[::1]:1234" })
	void answersToItsOwnNames(String host) throws IOException {
		assertThat(raw(host)).startsWith("HTTP/1.1 200");
	}

	@ParameterizedTest
	@CsvSource({ "Origin, https://evil.example", "Origin, null", "Sec-Fetch-Site, cross-site",
			"Sec-Fetch-Site, same-site" })
	void doesNotAnswerWebPages(String header, String value) {
		Reply reply = this.gateway.get("/v1/jobs", header, value);

		assertThat(reply.status()).isEqualTo(403);
		assertThat(reply.at("/code")).isEqualTo("FOREIGN_ORIGIN");
		assertThat(this.gateway.get("/v1/jobs", "Origin", this.gateway.address()).status()).isEqualTo(200);
	}

	@Test
	void doesNotStartWhereOthersCanConnect() {
		assertThatThrownBy(() -> Gateway.start(Servers.KAFKA.bootstrapServers(), "--nova.management.port=0",
				"--nova.management.address=0.0.0.0"))
			.hasMessageContaining("Accept connections from this machine only");
	}

	@ParameterizedTest
	@CsvSource({
			"open, 0.0.0.0, none, Accept connections from this machine only (NOVA_BIND=127.0.0.1) and from no proxy",
			"open, 127.0.0.1, native, '(NOVA_FORWARDED_HEADERS=none), or require keys'",
			"keys, 127.0.0.1, framework, Set NOVA_FORWARDED_HEADERS=native" })
	void doesNotStartWhereAnyHostCanConnect(String mode, String address, String forwarded, String message) {
		new TestClient(this.gateway);

		assertThatCode(() -> check("keys", address, "native")).doesNotThrowAnyException();
		assertThatThrownBy(() -> check(mode, address, forwarded)).hasMessageContaining(message);
	}

	/** Runs the checks of a start, which precede any connection. */
	private void check(String mode, String address, String forwarded) {
		Binder settings = new Binder(new MapConfigurationPropertySource(Map.of("nova.access.mode", mode,
				"server.address", address, "server.forward-headers-strategy", forwarded)));
		new AccessStartCheck(settings.bindOrCreate("nova.access", AccessProperties.class),
				this.gateway.part(ApiKeyRepository.class), settings.bindOrCreate("server", ServerProperties.class),
				this.gateway.part(ManagementPort.class))
			.afterSingletonsInstantiated();
	}

	@ParameterizedTest
	@ValueSource(strings = { "failures-per-minute", "look-ups-per-minute", "limits.requests-per-second", "limits.burst",
			"limits.jobs-per-minute", "limits.jobs-per-day", "limits.queued-jobs", "limits.streams", "limits.uploads",
			"limits.user-jobs-per-minute", "limits.user-jobs-per-day", "limits.user-queued-jobs" })
	void doesNotStartWithALimitThatIsNone(String limit) {
		Binder zero = new Binder(new MapConfigurationPropertySource(Map.of("nova.access." + limit, "0")));

		assertThatThrownBy(() -> zero.bindOrCreate("nova.access", AccessProperties.class)).rootCause()
			.hasMessage("nova.access." + limit + " is 0 and must be 1 or more");
	}

	@Test
	void doesNotStartWhenItWantsKeysAndThereIsNone() {
		new TestClient(this.gateway);
		this.gateway.sql()
			.sql("""
					update api_key set revoked_at = now(), scopes = scopes || '{was-good}' where revoked_at is null""")
			.update();
		try {
			assertThatThrownBy(() -> check("keys", "127.0.0.1", "none")).hasMessageContaining("client create NAME");
		}
		finally {
			this.gateway.sql().sql("""
					update api_key set revoked_at = null, scopes = array_remove(scopes, 'was-good')
					where 'was-good' = any (scopes)""").update();
		}
	}

	@Test
	void limitsWrongKeysPerAddress() {
		TestClient client = new TestClient(this.gateway);
		Gateway strict = Gateway.startWithKeys("--nova.access.failures-per-minute=1",
				"--nova.access.look-ups-per-minute=1");
		try {
			assertThat(strict.get("/v1/jobs", "Authorization", "Bearer wrong").status()).isEqualTo(401);
			Reply reply = strict.get("/v1/jobs", "Authorization", "Bearer wrong");

			assertThat(reply.status()).isEqualTo(429);
			assertThat(reply.at("/code")).isEqualTo("TOO_MANY_FAILED_KEYS");
			assertThat(reply.header("Retry-After")).isEqualTo("60");
			assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"failed-keys\";q=1;w=60");
			assertThat(reply.header("RateLimit")).isEqualTo("\"failed-keys\";r=0;t=60");
			assertThat(strict.get("/v1/jobs", "Authorization", client.bearer()).status()).isEqualTo(200);
			String unknown = new TestClient(this.gateway).bearer();
			for (int i = 0; i < 3; i++) {
				String guess = TestClient.bearer(Token.create(Token.Type.LIVE));
				assertThat(strict.get("/v1/jobs", "Authorization", guess).status()).isEqualTo(429);
			}
			assertThat(strict.get("/v1/jobs", "Authorization", unknown).status()).isEqualTo(429);
			assertThat(strict.get("/v1/jobs", "Authorization", client.bearer()).status()).isEqualTo(200);
		}
		finally {
			strict.stop();
		}
	}

	@Test
	void keepsKnownCallersWorkingBesideWrongKeys() {
		TestClient client = new TestClient(this.gateway);
		Gateway strict = Gateway.startWithKeys("--nova.access.failures-per-minute=1");
		try {
			assertThat(strict.get("/v1/jobs", "Authorization", client.bearer()).status()).isEqualTo(200);
			assertThat(strict.get("/v1/jobs", "Authorization", "Bearer wrong").status()).isEqualTo(401);

			assertThat(strict.get("/v1/jobs", "Authorization", "Bearer wrong").status()).isEqualTo(429);
			assertThat(strict.get("/v1/jobs", "Authorization", client.bearer()).status()).isEqualTo(200);
		}
		finally {
			strict.stop();
		}
	}

	private String raw(String host) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.gateway.port())) {
			socket.setSoTimeout(5000);
			socket.getOutputStream()
				.write("GET /v1/jobs?limit=1 HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host)
					.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
