package dev.novadraw.gateway.log;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;

import dev.novadraw.gateway.EventStream;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Credentials and content of children never appear in the log, at any level.
 */
class CanaryTests {

	private static final String HERO = "Zanzibarine";

	private static final String USER = "child-of-the-canary";

	private static final String NOTE = "note-of-the-canary";

	private static final String TITLE = Worker.Tale.PIG.title().get("de");

	private static final String WRONG_KEY = "nova_live_0000canary";

	private final Gateway gateway = Gateway.shared();

	private final TestClient client = new TestClient(this.gateway);

	@ParameterizedTest
	@ValueSource(strings = { "DEBUG", "TRACE" })
	void areNotFoundInTheLog(String level) {
		String token;
		String ticket;
		String log;
		try (LogCapture capture = LogCapture.at(Level.valueOf(level))) {
			LoggerFactory.getLogger("probe").atLevel(org.slf4j.event.Level.valueOf(level)).log("is logged");
			token = token();
			Reply submitted = submit();
			assertThat(submitted.status()).as(submitted.text()).isEqualTo(202);
			String job = submitted.at("/id");
			this.gateway.get("/v1/jobs", "Authorization", "Bearer " + WRONG_KEY);
			ticket = follow(job);
			Worker worker = new Worker(this.gateway);
			worker.succeed(worker.claim(job));
			assertThat(get("/v1/jobs/" + job).text()).contains(HERO, USER, NOTE, TITLE);
			assertThat(get("/v1/jobs?user=" + USER + "&metadata%5Bnote%5D=" + NOTE).text()).contains(job);
			assertThat(this.gateway.get("/v1/jobs/" + job, "Authorization", "Bearer " + token).text()).contains(HERO);
			get("/v1/stories/" + job);
			this.gateway.send("DELETE", "/v1/users/" + USER, BodyPublishers.noBody(), "Authorization",
					this.client.bearer());
			log = capture.text();
		}

		assertThat(log).contains(level + " probe is logged");
		Map.of("key", this.client.key().text(), "token", token, "ticket", ticket, "hero", HERO, "user", USER, "note",
				NOTE, "title", String.valueOf(TITLE), "wrong key", WRONG_KEY)
			.forEach((name, canary) -> assertThat(linesWith(canary, log)).as(name).isEmpty());
	}

	// The detail of the server's error message quotes the row.
	@Test
	void areNotFoundInMessagesOfTheDatabase() {
		String key = this.client.key().id();

		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.gateway.asEngine()
				.sql("insert into api_key select * from api_key where id = ?")
				.param(key)
				.update())
			.havingRootCause()
			.satisfies((cause) -> assertThat(cause.getMessage()).contains("duplicate key value").doesNotContain(key));
	}

	private static List<String> linesWith(String canary, String log) {
		return log.lines().filter((line) -> line.contains(canary)).limit(5).toList();
	}

	private String token() {
		return this.gateway
			.post("/v1/client-tokens", "application/json", "{\"user\":\"" + USER + "\"}", "Authorization",
					this.client.bearer())
			.at("/token");
	}

	private Reply submit() {
		return this.gateway.post("/v1/stories",
				Multipart.drawing(TestDrawings.png(200, 100))
					.field("hero_name", HERO)
					.field("user", USER)
					.field("metadata[note]", NOTE),
				"Authorization", this.client.bearer());
	}

	private String follow(String job) {
		Reply ticket = this.gateway.send("POST", "/v1/jobs/" + job + "/stream-tickets", BodyPublishers.noBody(),
				"Authorization", this.client.bearer());
		assertThat(ticket.at("/ticket")).as(ticket.text()).isNotNull();
		try (EventStream stream = EventStream.open(ticket.at("/url"))) {
			assertThat(stream.status()).isEqualTo(200);
			stream.next();
		}
		return ticket.at("/ticket");
	}

	private Reply get(String path) {
		return this.gateway.get(path, "Authorization", this.client.bearer());
	}

}
