package dev.novadraw.gateway.client.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.client.ClientAdministration;

import static org.assertj.core.api.Assertions.assertThat;

class ClientCommandTests {

	private static final Pattern KEY = Pattern.compile("nova_live_(\\w{8})(\\w+)");

	private final Gateway gateway = Gateway.shared();

	private final String name = "c-" + UUID.randomUUID();

	@Test
	void givesOutASecondKeyAndNoThird() {
		String first = key(succeeding("create", this.name));
		String second = key(succeeding("key", this.name));

		for (String key : new String[] { first, second }) {
			assertThat(this.gateway.get("/v1/jobs", "Authorization", "Bearer " + key).status()).isEqualTo(200);
		}
		assertThat(failing("key", this.name)).contains("2 keys");
	}

	@Test
	void showsAClientWithoutItsSecretWhichIsStoredNowhere() {
		Matcher key = found(succeeding("create", this.name));

		assertThat(succeeding("list")).contains(this.name);
		assertThat(succeeding("show", this.name)).contains(key.group(1)).doesNotContain(key.group(2));
		assertThat(this.gateway.sql()
			.sql("select string_agg(api_key::text, ' ') from api_key")
			.query(String.class)
			.single()).contains(key.group(1)).doesNotContain(key.group(2));
	}

	@Test
	void saysWhatIsWrongWithACommand() {
		succeeding("create", this.name);

		assertThat(failing("create", this.name)).contains(this.name);
		assertThat(failing("create", "no name like this")).contains("no name like this");
		assertThat(failing("show", "nobody")).contains("nobody");
		assertThat(failing("paint")).contains("paint");
	}

	private static String key(String output) {
		return found(output).group();
	}

	private static Matcher found(String output) {
		Matcher key = KEY.matcher(output);
		assertThat(key.find()).as(output).isTrue();
		return key;
	}

	private String succeeding(String... arguments) {
		StringWriter said = new StringWriter();
		assertThat(run(said, arguments)).as(said.toString()).isZero();
		return said.toString();
	}

	private String failing(String... arguments) {
		StringWriter said = new StringWriter();
		assertThat(run(said, arguments)).as(said.toString()).isNotZero();
		assertThat(said.toString()).doesNotContain("\tat ");
		return said.toString();
	}

	private int run(StringWriter said, String... arguments) {
		CommandLine command = ClientCommand.with(() -> this.gateway.part(ClientAdministration.class));
		command.setOut(new PrintWriter(said));
		command.setErr(new PrintWriter(said));
		return command.execute(arguments);
	}

}
