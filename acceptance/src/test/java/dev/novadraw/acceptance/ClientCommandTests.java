package dev.novadraw.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command that creates and revokes keys of clients, used beside a running gateway.
 */
class ClientCommandTests {

	private static final Pattern KEY = Pattern.compile("nova_live_(\\w{8})\\w+");

	private static Backing backing;

	private static Server gateway;

	private static Client client;

	@BeforeAll
	static void starts(@TempDir Path data) throws IOException {
		backing = new Backing(data);
		// A gateway in key mode does not start while there is no key.
		command("create", "first");
		gateway = Server.gateway(environment());
		client = new Client("http://127.0.0.1:" + gateway.awaitReady());
	}

	@AfterAll
	static void stops() {
		gateway.kill();
		backing.close();
	}

	@Test
	void createsAndRevokesAKey() throws Exception {
		assertThat(submit("nova_live_wrong").statusCode()).isEqualTo(401);

		Matcher key = key(command("create", "anna"));

		assertThat(submit(key.group()).statusCode()).isEqualTo(202);
		command("revoke", key.group(1));

		Awaitility.await("the key to end")
			.atMost(Duration.ofMinutes(2))
			.until(() -> submit(key.group()).statusCode() == 401);
	}

	private static HttpResponse<String> submit(String key) throws IOException, InterruptedException {
		return client.post("/v1/stories", Drawings.PIG, Map.of(), "Authorization", "Bearer " + key);
	}

	private static Matcher key(String output) {
		Matcher key = KEY.matcher(output);
		assertThat(key.find()).as(output).isTrue();
		return key;
	}

	private static String command(String... arguments) throws IOException {
		Server command = started(arguments);
		assertThat(command.awaitExit()).as(command.output()).isZero();
		return command.output();
	}

	private static Server started(String... arguments) throws IOException {
		List<String> all = new ArrayList<>(List.of("client"));
		all.addAll(List.of(arguments));
		return Server.start("dev.novadraw.gateway.GatewayApplication", environment(), "(never ready)", all,
				List.of("-Xmx256m"), null);
	}

	private static Map<String, String> environment() {
		return backing.environment(Map.of("NOVA_ACCESS", "keys"));
	}

}
