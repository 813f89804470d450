package dev.novadraw.gateway.credential;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.novadraw.gateway.EventStream;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.security.Issuer;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Expired credentials of many devices behind one address, which must not lock out other
 * devices.
 */
class LapsedCredentialExceptionTests {

	private static final int FAILURES = 3;

	private static final int TABLETS = 12;

	private static final Issuer ISSUER = Issuer.start();

	private static Gateway gateway;

	private final TestClient client = new TestClient(Gateway.shared());

	@BeforeAll
	static void start() {
		gateway = Gateway.startWithKeys("--nova.access.memory=1ms", "--nova.access.failures-per-minute=" + FAILURES,
				"--nova.access.look-ups-per-minute=" + FAILURES, "--nova.access.issuer=" + ISSUER.url());
	}

	@AfterAll
	static void stop() {
		gateway.stop();
		ISSUER.close();
	}

	@Test
	void countsNothingThatWasValidOnce() {
		List<String> tokens = Stream.generate(this::token).limit(TABLETS).toList();
		String ticket = ticket();
		String used = ticket();
		try (EventStream stream = EventStream.open(used)) {
			assertThat(stream.status()).isEqualTo(200);
		}
		gateway.sql().sql("update access_token set expires_at = now() - interval '1 s'").update();
		List<String> lapsed = List.of(revokedKey(), keyOfADisabledClient(), expiredJwt(), tokenOfAnErasedUser());

		for (int round = 0; round < 2; round++) {
			Stream.concat(tokens.stream(), lapsed.stream()).forEach(LapsedCredentialExceptionTests::isRefused);
			assertThat(gateway.get(ticket).status()).isEqualTo(401);
			assertThat(gateway.get(used).status()).isEqualTo(401);
			// Expired tokens are removed once a minute; remove them now.
			gateway.part(AccessTokenRepository.class).removeExpired();
		}

	}

	@Test
	void acceptsNewCredentialsBesideWrongOnes() {
		Awaitility.await("too many wrong ones").until(() -> get("wrong").status() == 429);

		assertThat(get(token()).status()).isEqualTo(200);
		assertThat(get(ISSUER.sign(ISSUER.claims(this.client.name()))).status()).isEqualTo(200);
		try (EventStream stream = EventStream.open(ticket())) {
			assertThat(stream.status()).isEqualTo(200);
		}
	}

	@Test
	void forgetsWhatWasValidAfterAWeek() {
		String token = token();
		byte[] hash = Token.digest(token);
		gateway.sql().sql("update access_token set expires_at = now() - interval '1 s'").update();
		AccessTokenRepository tokens = gateway.part(AccessTokenRepository.class);
		tokens.removeExpired();
		assertThat(tokens.wasValid(hash)).isTrue();

		gateway.sql().sql("update spent_token set spent_at = now() - interval '8 days'").update();
		tokens.removeExpired();

		assertThat(tokens.wasValid(hash)).isFalse();
	}

	private static void isRefused(String credential) {
		Reply reply = get(credential);
		assertThat(reply.status()).as(reply.toString()).isEqualTo(401);
		assertThat(reply.at("/code")).isEqualTo("KEY_INVALID");
	}

	private static Reply get(String credential) {
		return gateway.get("/v1/jobs", "Authorization", "Bearer " + credential);
	}

	private String token() {
		return token("child-1");
	}

	private String token(String user) {
		return gateway
			.post("/v1/client-tokens", "application/json", "{\"user\": \"%s\"}".formatted(user), "Authorization",
					this.client.bearer())
			.at("/token");
	}

	private String ticket() {
		String job = gateway
			.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60)), "Authorization", this.client.bearer())
			.at("/id");
		return gateway
			.send("POST", "/v1/jobs/" + job + "/stream-tickets", BodyPublishers.noBody(), "Authorization",
					this.client.bearer())
			.at("/url");
	}

	private String revokedKey() {
		Token key = this.client.anotherKey(Scope.USUAL);
		gateway.part(ApiKeyRepository.class).revoke(key.id());
		return key.text();
	}

	private static String keyOfADisabledClient() {
		TestClient disabled = new TestClient(gateway);
		gateway.part(ClientRepository.class).change(disabled.name(), ClientLimits.AS_USUAL, null, false);
		return disabled.key().text();
	}

	private String tokenOfAnErasedUser() {
		String token = token("child-2");
		gateway.send("DELETE", "/v1/users/child-2", BodyPublishers.noBody(), "Authorization", this.client.bearer());
		Awaitility.await("the erasure to end the token")
			.atMost(Duration.ofMinutes(2))
			.until(() -> gateway.sql()
				.sql("select not exists (select from access_token where hash = ?)")
				.param(Token.digest(token))
				.query(Boolean.class)
				.single());
		return token;
	}

	private String expiredJwt() {
		return ISSUER.sign(ISSUER.claims(this.client.name()).expirationTime(new Date(0)));
	}

}
