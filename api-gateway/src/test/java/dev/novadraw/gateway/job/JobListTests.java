package dev.novadraw.gateway.job;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.lifecycle.RecoveryBounds;
import dev.novadraw.engine.lifecycle.RecoveryRepository;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class JobListTests {

	private final Gateway gateway = Gateway.shared();

	private final Worker worker = new Worker(this.gateway);

	private final String user = "child-" + UUID.randomUUID();

	private final List<String> ids = new ArrayList<>();

	@BeforeEach
	void submitFive() {
		for (int i = 0; i < 5; i++) {
			this.ids.addFirst(
					this.gateway
						.post("/v1/stories",
								Multipart.drawing(TestDrawings.png(60, 60))
									.field("user", this.user)
									.field("metadata[n]", String.valueOf(i))
									.field("metadata[odd]", String.valueOf(i % 2 == 1)))
						.at("/id"));
		}
	}

	@Test
	void listsTheNewestFirst() {
		Reply reply = list("user=" + this.user);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.at("/object")).isEqualTo("list");
		assertThat(ids(reply)).isEqualTo(this.ids);
		assertThat(reply.json().at("/has_more").booleanValue()).isFalse();
		assertThat(reply.json().at("/next_cursor").isNull()).isTrue();
		assertThat(reply.header("Link")).isNull();
		assertThat(reply.at("/data/0/urls/self")).isEqualTo(this.gateway.address() + "/v1/jobs/" + this.ids.getFirst());
	}

	@Test
	void isPagedWhileJobsAreAdded() {
		Reply first = list("limit=2&user=" + this.user);
		this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60)).field("user", this.user));
		Reply second = this.gateway.get(first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1"));
		Reply third = list("limit=2&user=" + this.user + "&cursor=" + second.at("/next_cursor"));

		assertThat(ids(first)).isEqualTo(this.ids.subList(0, 2));
		assertThat(first.json().at("/has_more").booleanValue()).isTrue();
		assertThat(ids(second)).isEqualTo(this.ids.subList(2, 4));
		assertThat(ids(third)).isEqualTo(this.ids.subList(4, 5));
		assertThat(third.json().at("/has_more").booleanValue()).isFalse();
	}

	@Test
	void showsOnlyWhatIsAskedFor() {
		this.worker.succeed(this.worker.claim(this.ids.get(0)));
		this.worker.fail(this.worker.claim(this.ids.get(1)));
		this.worker.claim(this.ids.get(2));

		assertThat(ids(list("user=" + this.user + "&status=succeeded"))).containsExactly(this.ids.get(0));
		assertThat(ids(list("user=" + this.user + "&status=failed,succeeded"))).containsExactly(this.ids.get(0),
				this.ids.get(1));
		assertThat(ids(list("user=" + this.user + "&status=running"))).containsExactly(this.ids.get(2));
		assertThat(ids(list("user=" + this.user + "&status=queued"))).isEqualTo(this.ids.subList(3, 5));
		assertThat(ids(list("user=" + this.user + "&kind=story"))).isEqualTo(this.ids);
		assertThat(ids(list("user=" + this.user + "&kind=riddle"))).isEmpty();
		assertThat(ids(list("user=" + this.user + "&kind=story&status=succeeded"))).containsExactly(this.ids.get(0));
		assertThat(ids(list("user=" + this.user + "&kind=story&status=failed,failed")))
			.containsExactly(this.ids.get(1));
		assertThat(ids(list("user=" + this.user + "&kind=riddle&status=succeeded"))).isEmpty();
		assertThat(ids(list("user=" + this.user + "&metadata%5Bodd%5D=true"))).containsExactly(this.ids.get(1),
				this.ids.get(3));
		assertThat(ids(list("user=" + this.user + "&metadata%5Bodd%5D=true&metadata%5Bn%5D=1")))
			.containsExactly(this.ids.get(3));
		assertThat(ids(list("user=" + this.user + "&metadata%5Bn%5D=1%27%3F"))).isEmpty();
	}

	@Test
	void filtersByEachStatus() {
		this.worker.retry(this.worker.claim(this.ids.get(0)), Duration.ofMinutes(5));
		this.worker.claim(this.ids.get(1));
		cancel(this.ids.get(1));
		cancel(this.ids.get(2));
		this.gateway.sql()
			.sql("update job set deadline = now() - interval '1 s' where id = ?::uuid")
			.param(this.ids.get(3))
			.update();
		this.gateway.part(RecoveryRepository.class).expireOverdue(new RecoveryBounds(System::nanoTime));

		assertThat(ids(list("user=" + this.user + "&status=retrying"))).containsExactly(this.ids.get(0));
		assertThat(ids(list("user=" + this.user + "&status=canceling"))).containsExactly(this.ids.get(1));
		assertThat(ids(list("user=" + this.user + "&status=canceled"))).containsExactly(this.ids.get(2));
		assertThat(ids(list("user=" + this.user + "&status=expired"))).containsExactly(this.ids.get(3));
		assertThat(ids(list("user=" + this.user + "&status=queued"))).containsExactly(this.ids.get(4));
		assertThat(ids(list("user=" + this.user + "&status=running,succeeded,failed"))).isEmpty();
		assertThat(ids(list("user=" + this.user + "&status=retrying,canceling,canceled,expired")))
			.isEqualTo(this.ids.subList(0, 4));
	}

	@Test
	void showsAnEndUserOnlyTheirOwn() {
		String token = this.gateway
			.post("/v1/client-tokens", "application/json", "{\"user\": \"%s\"}".formatted(this.user))
			.at("/token");
		String[] asUser = { "Authorization", "Bearer " + token };

		assertThat(ids(this.gateway.get("/v1/jobs", asUser))).isEqualTo(this.ids);
		assertThat(ids(this.gateway.get("/v1/jobs?limit=2&user=" + this.user, asUser)))
			.isEqualTo(this.ids.subList(0, 2));
		assertThat(ids(this.gateway.get("/v1/jobs?user=other", asUser))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "limit=0, limit", "limit=101, limit", "limit=x, limit", "cursor=x, cursor", "cursor=%C3%A4, cursor",
			"status=done, status", "statsu=failed, statsu", "user=a&user=b, user", "metadata=x, metadata",
			"kind=a%00b, kind", "user=, user", "kind=, kind", "limit=, limit" })
	void refusesParametersThatMakeNoSense(String query, String name) {
		Reply reply = list(query);

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("INVALID_PARAMETER");
		assertThat(reply.at("/errors/0/pointer")).isEqualTo(name);
	}

	@Test
	void namesEveryParameterThatMakesNoSense() {
		Reply jobs = list("status=done&limit=0&cursor=x&statsu=failed&user=&metadata=x");
		Reply stories = this.gateway.get("/v1/stories?favorite=maybe&limit=101&metadata=a=1&metadata=a=2");

		assertThat(pointers(jobs)).containsExactlyInAnyOrder("status", "limit", "cursor", "statsu", "user", "metadata");
		assertThat(jobs.at("/detail")).endsWith("There are 5 more, see errors.");
		assertThat(pointers(stories)).containsExactlyInAnyOrder("favorite", "limit", "metadata");
	}

	private static List<String> pointers(Reply reply) {
		assertThat(reply.status()).isEqualTo(400);
		return reply.json().at("/errors").valueStream().map((error) -> error.at("/pointer").asString()).toList();
	}

	@Test
	void takesMetadataAsGeneratedClientsSendIt() {
		assertThat(ids(list("user=" + this.user + "&metadata=odd%3Dtrue"))).containsExactly(this.ids.get(1),
				this.ids.get(3));
		assertThat(ids(list("user=" + this.user + "&metadata=odd=true&metadata=n%3D1&metadata%5Bn%5D=1")))
			.containsExactly(this.ids.get(3));
		assertThat(ids(list("user=" + this.user + "&metadata=n="))).isEmpty();
	}

	@Test
	void takesMetadataAsMostClientsSendIt() throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.gateway.port())) {
			socket.getOutputStream()
				.write("GET /v1/jobs?user=%s&metadata[odd]=true HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
					.formatted(this.user)
					.getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

			assertThat(answer).startsWith("HTTP/1.1 200").contains(this.ids.get(1)).doesNotContain(this.ids.get(0));
		}
	}

	@Test
	void limitsTheNumberOfErrors() {
		String query = IntStream.range(0, 49).mapToObj("p%d=1"::formatted).collect(Collectors.joining("&"));

		Reply reply = list(query);

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.json().at("/errors")).hasSize(10);
	}

	@Test
	void listsWhatWasMadeAndMarksFavourites() {
		for (int i = 0; i < 3; i++) {
			this.worker.succeed(this.worker.claim(this.ids.get(i)));
		}
		String story = "/v1/stories/" + this.ids.get(1);
		String etag = this.gateway.get(story).header("ETag");

		Reply marked = patch(story, "{\"favorite\": true}");

		assertThat(marked.status()).isEqualTo(200);
		assertThat(marked.json().at("/favorite").booleanValue()).isTrue();
		assertThat(marked.header("ETag")).isNotEqualTo(etag);
		Reply gallery = this.gateway.get("/v1/stories?user=" + this.user);
		assertThat(ids(gallery)).isEqualTo(this.ids.subList(0, 3));
		assertThat(gallery.at("/data/0/title/en")).isEqualTo("The Pig");
		assertThat(ids(this.gateway.get("/v1/stories?favorite=true&user=" + this.user)))
			.containsExactly(this.ids.get(1));
		assertThat(ids(this.gateway.get("/v1/stories?favorite=false&user=" + this.user)))
			.containsExactly(this.ids.get(0), this.ids.get(2));
		Reply job = this.gateway.get("/v1/jobs/" + this.ids.get(1));
		assertThat(job.json().at("/result/favorite").booleanValue()).isTrue();
		assertThat(patch(story, "{\"favorite\": false}").json().at("/favorite").booleanValue()).isFalse();
	}

	@Test
	void showsWhatWasMadePageByPageAndByItsMetadata() {
		for (String id : this.ids) {
			this.worker.succeed(this.worker.claim(id));
		}

		Reply first = this.gateway.get("/v1/stories?limit=3&user=" + this.user);
		Reply second = this.gateway
			.get("/v1/stories?limit=3&user=" + this.user + "&cursor=" + first.at("/next_cursor"));
		Reply odd = this.gateway.get("/v1/stories?user=" + this.user + "&metadata%5Bodd%5D=true");

		assertThat(ids(first)).isEqualTo(this.ids.subList(0, 3));
		assertThat(first.header("Link")).contains("/v1/stories?").contains("rel=\"next\"");
		assertThat(ids(second)).isEqualTo(this.ids.subList(3, 5));
		assertThat(second.json().at("/has_more").booleanValue()).isFalse();
		assertThat(ids(odd)).containsExactly(this.ids.get(1), this.ids.get(3));
	}

	@Test
	void marksNothingThatIsNotThereYet() {
		Reply reply = patch("/v1/stories/" + this.ids.getFirst(), "{\"favorite\": true}");

		assertThat(reply.status()).isEqualTo(409);
		assertThat(reply.at("/code")).isEqualTo("RESULT_NOT_READY");
		assertThat(reply.header("Retry-After")).isEqualTo("1");
	}

	@Test
	void changesTheTagOfAJobThatBecameAFavourite() {
		this.worker.succeed(this.worker.claim(this.ids.getFirst()));
		String job = "/v1/jobs/" + this.ids.getFirst();
		String etag = this.gateway.get(job).header("ETag");
		assertThat(this.gateway.get(job, "If-None-Match", etag).status()).isEqualTo(304);

		patch("/v1/stories/" + this.ids.getFirst(), "{\"favorite\": true}");

		Reply now = this.gateway.get(job, "If-None-Match", etag);
		assertThat(now.status()).isEqualTo(200);
		assertThat(now.json().at("/result/favorite").booleanValue()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{}", "[]", "{\"favorite\": \"yes\"}", "{\"favorite\": null}",
			"{\"favorite\": true, \"title\": 1}", "true", "{", "''" })
	void changesNothingElse(String body) {
		this.worker.succeed(this.worker.claim(this.ids.getFirst()));

		Reply reply = patch("/v1/stories/" + this.ids.getFirst(), body);

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("INVALID_BODY");
		assertThat(reply.at("/detail")).contains("favorite");
	}

	private void cancel(String id) {
		this.gateway.post("/v1/jobs/" + id + "/cancel", "application/json", "");
	}

	private Reply list(String query) {
		return this.gateway.get("/v1/jobs?" + query);
	}

	private Reply patch(String path, String body) {
		return this.gateway.send("PATCH", path, BodyPublishers.ofString(body), "Content-Type", "application/json");
	}

	private static List<String> ids(Reply reply) {
		assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
		return reply.json().at("/data").valueStream().map((JsonNode job) -> job.at("/id").asString()).toList();
	}

}
