package dev.novadraw.gateway.security;

import java.util.Date;
import java.util.List;

import com.nimbusds.jwt.JWTClaimsSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.TestClient;

import static org.assertj.core.api.Assertions.assertThat;

class JwtTests {

	private static final Issuer ISSUER = Issuer.start();

	private static final Gateway GATEWAY = Gateway.start(Servers.KAFKA.bootstrapServers(), "--nova.access.mode=keys",
			"--nova.access.failures-per-minute=1000", "--nova.access.issuer=" + ISSUER.url());

	private final String client = new TestClient(GATEWAY).name();

	@AfterAll
	static void stop() {
		GATEWAY.stop();
		ISSUER.close();
	}

	@Test
	void takesTheTokensOfAnIssuerItTrusts() {
		Reply reply = get(ISSUER.sign(ISSUER.claims(this.client)));

		assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
		assertThat(reply.header("RateLimit")).isNotNull();
	}

	@Test
	void takesNoOthers() {
		assertThat(get(ISSUER.forge(ISSUER.claims(this.client))).status()).isEqualTo(401);
		assertThat(get(Issuer.unsigned(ISSUER.claims(this.client))).status()).isEqualTo(401);
		assertThat(get(ISSUER.sign(ISSUER.claims("nobody-we-know"))).status()).isEqualTo(401);
		assertThat(get(ISSUER.sign(ISSUER.claims(this.client).audience("somebody-else"))).status()).isEqualTo(401);
		assertThat(get(ISSUER.sign(ISSUER.claims(this.client).issuer("http://127.0.0.1:1"))).status()).isEqualTo(401);
		assertThat(get(ISSUER.sign(ISSUER.claims(this.client).expirationTime(new Date(0)))).status()).isEqualTo(401);
		assertThat(get(ISSUER.sign(ISSUER.claims(this.client).claim("client_id", null))).at("/code"))
			.isEqualTo("KEY_INVALID");
	}

	@Test
	void givesThemTheScopesTheyName() {
		Reply reply = get(ISSUER.sign(ISSUER.claims(this.client).claim("scope", "openid stream")));

		assertThat(reply.status()).isEqualTo(403);
		assertThat(reply.at("/code")).isEqualTo("SCOPE_MISSING");
	}

	@Test
	void findsScopesInAnyClaim() {
		for (Object scopes : List.of("jobs:read openid", List.of("openid", "jobs:read"))) {
			for (String claim : List.of("scope", "scp")) {
				JWTClaimsSet.Builder claims = ISSUER.claims(this.client).claim("scope", null).claim(claim, scopes);

				assertThat(get(ISSUER.sign(claims)).status()).as(claim + " " + scopes).isEqualTo(200);
			}
		}
		assertThat(get(ISSUER.sign(ISSUER.claims(this.client).claim("scope", null).claim("scp", List.of(1)))).status())
			.isEqualTo(403);
	}

	@Test
	void limitsATokenToItsUser() {
		String jwt = ISSUER
			.sign(ISSUER.claims(this.client).claim("end_user", "child-1").claim("scope", "jobs:read erasure"));

		assertThat(get(jwt).status()).isEqualTo(200);
		assertThat(GATEWAY.get("/v1/users/child-1/export", "Authorization", "Bearer " + jwt).status()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a/b", "a@b.example", "..",
			"x2345678901234567890123456789012345678901234567890123456789012345" })
	void rejectsTokensWithAnInvalidUser(String user) {
		assertThat(get(ISSUER.sign(ISSUER.claims(this.client).claim("end_user", user))).status()).isEqualTo(401);
		assertThat(get(ISSUER.sign(ISSUER.claims(this.client).claim("end_user", List.of()))).status()).isEqualTo(401);
	}

	@Test
	void rejectsTokensWithoutExpiry() {
		assertThat(get(ISSUER.sign(ISSUER.claims(this.client).expirationTime(null))).status()).isEqualTo(401);
	}

	@Test
	void acceptsAccessTokensOnly() {
		assertThat(get(ISSUER.sign(ISSUER.claims(this.client), "at+jwt")).status()).isEqualTo(200);
		assertThat(get(ISSUER.sign(ISSUER.claims(this.client), "JWT")).status()).isEqualTo(200);
		assertThat(get(ISSUER.sign(ISSUER.claims(this.client), "logout+jwt")).status()).isEqualTo(401);
	}

	@Test
	void saysWhenTheIssuerIsAway() {
		Gateway alone = Gateway.start(Servers.KAFKA.bootstrapServers(), "--nova.access.mode=keys",
				"--nova.access.issuer=http://127.0.0.1:1");
		try {
			Reply reply = alone.get("/v1/jobs", "Authorization", "Bearer " + ISSUER.sign(ISSUER.claims(this.client)));

			assertThat(reply.status()).isEqualTo(503);
			assertThat(reply.at("/code")).isEqualTo("UNAVAILABLE");
			assertThat(reply.header("Retry-After")).isEqualTo("5");
		}
		finally {
			alone.stop();
		}
	}

	private static Reply get(String jwt) {
		return GATEWAY.get("/v1/jobs", "Authorization", "Bearer " + jwt);
	}

}
