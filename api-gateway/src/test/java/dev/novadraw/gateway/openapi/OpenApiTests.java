package dev.novadraw.gateway.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Servers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed contract is the one the code makes. After a change of the API run this
 * test with {@code -Dnova.contract=write} and read what changed.
 */
class OpenApiTests {

	private static final Path COMMITTED = Path.of("openapi.yaml");

	@Test
	void isWhatTheCodeSays() throws IOException {
		String made = made();
		if ("write".equals(System.getProperty("nova.contract"))) {
			Files.writeString(COMMITTED, made);
		}

		assertThat(COMMITTED).content().isEqualTo(made);
	}

	private static String made() {
		Gateway gateway = Gateway.start(ContractConfiguration.class, Servers.KAFKA.bootstrapServers(),
				"--springdoc.api-docs.enabled=true", "--springdoc.api-docs.version=openapi_3_1",
				"--springdoc.writer-with-order-by-keys=false", "--springdoc.paths-to-match=/v1/**",
				"--logging.level.org.springdoc=error");
		try {
			return gateway.get("/v3/api-docs.yaml").text();
		}
		finally {
			gateway.stop();
		}
	}

}
