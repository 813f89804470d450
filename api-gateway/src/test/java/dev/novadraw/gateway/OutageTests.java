package dev.novadraw.gateway;

import java.nio.file.Path;
import java.util.List;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.Test;

import dev.novadraw.embedded.EmbeddedPostgres;
import dev.novadraw.gateway.access.Token;
import dev.novadraw.gateway.log.LogCapture;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class OutageTests {

	@Test
	void isAliveAndReadyWithItsDatabase() {
		Gateway gateway = Gateway.shared();

		for (String path : new String[] { "/livez", "/readyz", "/actuator/health/liveness",
				"/actuator/health/readiness" }) {
			assertThat(gateway.get(path).status()).isEqualTo(200);
			assertThat(gateway.get(path).text()).isEqualTo("{\"status\":\"UP\"}");
		}
	}

	@Test
	void isAliveButNotReadyWithoutItsDatabaseAndSaysWhenToComeBack() {
		EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of("target/servers/short-lived").toAbsolutePath(), 0);
		Gateway gateway = Gateway.start(Servers.KAFKA.bootstrapServers(), postgres);
		try {
			assertThat(gateway.get("/readyz").status()).isEqualTo(200);
			assertOutage(gateway, postgres);
		}
		finally {
			gateway.stop();
		}
	}

	private static void assertOutage(Gateway gateway, EmbeddedPostgres postgres) {
		try (LogCapture log = LogCapture.at(Level.INFO)) {
			postgres.close();

			assertThat(gateway.get("/livez").status()).isEqualTo(200);
			assertThat(
					gateway.get("/livez", "Authorization", TestClient.bearer(Token.create(Token.Type.LIVE))).status())
				.isEqualTo(200);
			assertThat(gateway.get("/readyz").status()).isEqualTo(503);
			Reply get = gateway.get("/v1/jobs/0197f0e1-0000-7000-8000-000000000000");
			Reply post = gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(200, 100)));
			for (Reply reply : new Reply[] { get, post }) {
				assertThat(reply.status()).isEqualTo(503);
				assertThat(reply.at("/code")).isEqualTo("UNAVAILABLE");
				assertThat(reply.header("Retry-After")).isEqualTo("5");
				assertThat(reply.header("RateLimit-Policy")).isEqualTo("\"service\";q=0;w=5");
				assertThat(reply.header("RateLimit")).isEqualTo("\"service\";r=0;t=5");
			}
			for (int i = 0; i < 10; i++) {
				assertThat(gateway.get("/v1/jobs").status()).isEqualTo(503);
			}
			assertThat(lines(log)).hasSizeLessThan(8)
				.filteredOn((line) -> line.contains("Database unavailable"))
				.hasSize(1);
		}
	}

	@Test
	void tellsNothingAboutWhatBroke() {
		Gateway gateway = Gateway.shared();
		String id = gateway.post("/v1/riddles", "application/json", "{\"subject\":\"x\",\"difficulty_level\":1}")
			.at("/id");
		gateway.sql().sql("update job set metadata = '[]' where id = ?::uuid").param(id).update();

		Reply reply = gateway.get("/v1/jobs/" + id);

		assertThat(reply.status()).isEqualTo(500);
		assertThat(reply.at("/code")).isEqualTo("INTERNAL_ERROR");
		assertThat(reply.text()).doesNotContain("Exception", "jackson", "metadata");
		gateway.sql().sql("update job set metadata = '{}' where id = ?::uuid").param(id).update();
	}

	/** The broker of the tests is in this process and logs as well. */
	private static List<String> lines(LogCapture log) {
		return log.text()
			.lines()
			.filter((line) -> !line.startsWith("INFO kafka.") && !line.startsWith("INFO state.change.logger"))
			.toList();
	}

}
