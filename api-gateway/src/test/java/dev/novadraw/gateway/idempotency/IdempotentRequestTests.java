package dev.novadraw.gateway.idempotency;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Gateway.Added;
import dev.novadraw.gateway.Gateway.Traces;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class IdempotentRequestTests {

	private static final byte[] PIG = TestDrawings.png(300, 200);

	private final Gateway gateway = Gateway.shared();

	private final String key = UUID.randomUUID().toString();

	@Test
	void answersTheSameRequestWithTheSameAnswer() {
		Reply first = submit(this.gateway, PIG, this.key);
		Traces before = this.gateway.traces();

		Reply again = submit(this.gateway, PIG, "\"" + this.key + "\"");

		assertThat(first.status()).isEqualTo(202);
		assertThat(first.header("Idempotent-Replayed")).isNull();
		assertThat(again.status()).isEqualTo(202);
		assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
		assertThat(again.header("Location")).isEqualTo(first.header("Location"));
		assertThat(again.header("Retry-After")).isNotNull();
		assertThat(again.text()).isEqualTo(first.text());
		assertThat(this.gateway.traces().since(before)).isEqualTo(Added.NOTHING);
	}

	@Test
	void repeatsTheResponseWhenTheJobHasChanged() {
		Reply first = submit(this.gateway, PIG, this.key);
		Worker worker = new Worker(this.gateway);
		worker.succeed(worker.claim(first.at("/id")));

		Reply replayed = submit(this.gateway, PIG, this.key);
		assertThat(replayed.text()).isEqualTo(first.text());
		assertThat(replayed.header("ETag")).as("that of the body").isEqualTo(first.header("ETag")).isEqualTo("\"1\"");
		assertThat(this.gateway.get(replayed.header("Location"), "If-None-Match", replayed.header("ETag")).status())
			.isEqualTo(200);
		Reply waited = this.gateway.post("/v1/stories", Multipart.drawing(PIG), "Idempotency-Key", this.key, "Prefer",
				"wait=5");
		assertThat(waited.status()).isEqualTo(200);
		assertThat(waited.at("/id")).isEqualTo(first.at("/id"));
		assertThat(waited.at("/status")).isEqualTo("succeeded");
		assertThat(waited.header("Idempotent-Replayed")).isEqualTo("true");
	}

	@Test
	void refusesAKeyThatBelongsToAnotherRequest() {
		submit(this.gateway, PIG, this.key);
		byte[] other = TestDrawings.png(300, 201);

		List<Reply> replies = List.of(submit(this.gateway, other, this.key),
				this.gateway.post("/v1/stories", Multipart.drawing(PIG).field("mood", "silly"), "Idempotency-Key",
						this.key),
				this.gateway.post("/v1/stories", Multipart.drawing(PIG), "Idempotency-Key", this.key, "Cancel-After",
						"5m"));

		assertThat(replies).allSatisfy((reply) -> {
			assertThat(reply.status()).isEqualTo(422);
			assertThat(reply.at("/code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
		});
	}

	@Test
	void keepsNothingOfARequestThatWasRefused() {
		Reply refused = submit(this.gateway, new byte[10], this.key);

		assertThat(refused.status()).isEqualTo(415);
		assertThat(submit(this.gateway, PIG, this.key).status()).isEqualTo(202);
	}

	@Test
	void doesNotMindInWhichOrderOptionsCome() {
		String first = this.gateway
			.post("/v1/stories", Multipart.drawing(PIG).field("metadata[a]", "1").field("metadata[b]", "2"),
					"Idempotency-Key", this.key)
			.at("/id");
		String other = this.gateway
			.post("/v1/stories",
					new Multipart().json("request", "{\"metadata\": {\"b\": \"2\", \"a\": \"1\"}}")
						.file("drawing", "other.png", "image/png", PIG),
					"Idempotency-Key", this.key)
			.at("/id");

		assertThat(other).isEqualTo(first);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\"\"", "a\tb" })
	void refusesKeysThatAreNone(String bad) {
		Reply reply = submit(this.gateway, PIG, bad);

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("INVALID_IDEMPOTENCY_KEY");
	}

	@Test
	void takesKeysUpTo255Characters() {
		assertThat(submit(this.gateway, PIG, this.key + "k".repeat(219)).status()).isEqualTo(202);
		assertThat(submit(this.gateway, PIG, this.key + "k".repeat(220)).status()).isEqualTo(400);
	}

	@Test
	void makesOneJobOfConcurrentEqualRequests() throws Exception {
		// One gateway uses sessions, the other works as behind a pooler in transaction
		// mode.
		Gateway other = Gateway.start(Servers.KAFKA.bootstrapServers(),
				"--spring.datasource.hikari.data-source-properties.prepareThreshold=0");
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Reply>> requests = IntStream.range(0, 20)
				.mapToObj((n) -> (Callable<Reply>) () -> submit((n % 2 == 0) ? this.gateway : other, PIG, this.key))
				.toList();
			Set<String> ids = new HashSet<>();
			int first = 0;
			int unanswered = 0;
			for (Future<Reply> answer : clients.invokeAll(requests)) {
				Reply reply = answer.get();
				if (reply.status() == 409) {
					assertThat(reply.at("/code")).isEqualTo("IDEMPOTENCY_KEY_IN_USE");
					assertThat(reply.header("Retry-After")).isEqualTo("1");
					continue;
				}
				if (reply.status() == 503) {
					// The database was too slow; the request may have been accepted
					// nevertheless.
					assertThat(reply.at("/code")).isEqualTo("UNAVAILABLE");
					unanswered++;
					continue;
				}
				assertThat(reply.status()).isEqualTo(202);
				ids.add(reply.at("/id"));
				first += (reply.header("Idempotent-Replayed") == null) ? 1 : 0;
			}
			assertThat(ids).hasSize(1);
			assertThat(first).isBetween((unanswered == 0) ? 1 : 0, 1);
			assertThat(this.gateway.sql()
				.sql("select count(*) from idempotency_key where digest = ?")
				.param(digest())
				.query(Long.class)
				.single()).isEqualTo(1);
		}
		finally {
			other.stop();
		}
	}

	@Test
	void saysThatARequestIsUnderWayWhileItsTransactionIsOpen() {
		String id = submit(this.gateway, PIG, UUID.randomUUID().toString()).at("/id");
		this.gateway.inTransaction((sql) -> {
			sql.sql("""
					insert into idempotency_key (client, digest, fingerprint, job_id)
					values ('anonymous', ?, decode(repeat('00', 32), 'hex'), ?::uuid)""")
				.param(digest())
				.param(id)
				.update();

			Reply reply = submit(this.gateway, PIG, this.key);

			assertThat(reply.status()).isEqualTo(409);
			assertThat(reply.at("/code")).isEqualTo("IDEMPOTENCY_KEY_IN_USE");
			assertThat(reply.header("Retry-After")).isEqualTo("1");
		});
	}

	@Test
	void answersARequestWhoseResponseWasLost() {
		String id = submit(this.gateway, PIG, this.key).at("/id");
		// The state after a gateway died between its commit and its response.
		this.gateway.sql().sql("update idempotency_key set response = null where digest = ?").param(digest()).update();

		Reply reply = submit(this.gateway, PIG, this.key);

		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.at("/id")).isEqualTo(id);
		assertThat(submit(this.gateway, PIG, this.key).text()).isEqualTo(reply.text());
	}

	@Test
	void keepsKeysOfDifferentAddressesApart() {
		Reply story = submit(this.gateway, PIG, this.key);
		Worker worker = new Worker(this.gateway);
		worker.fail(worker.claim(story.at("/id")));

		Reply second = this.gateway.post("/v1/riddles", "application/json",
				"{\"subject\": \"a pig\", \"difficulty_level\": 1}", "Idempotency-Key", this.key);
		Reply retry = this.gateway.post("/v1/jobs/" + story.at("/id") + "/retry", "application/json", "",
				"Idempotency-Key", this.key);

		assertThat(List.of(story, second, retry)).allSatisfy((reply) -> {
			assertThat(reply.status()).isEqualTo(202);
			assertThat(reply.header("Idempotent-Replayed")).isNull();
		}).extracting((reply) -> reply.at("/id")).doesNotHaveDuplicates();
	}

	@Test
	void forgetsAKeyAfterADay() {
		String id = submit(this.gateway, PIG, this.key).at("/id");
		this.gateway.sql()
			.sql("update idempotency_key set created_at = now() - interval '24 hours 1 second' where digest = ?")
			.param(digest())
			.update();

		Reply reply = submit(this.gateway, TestDrawings.png(100, 100), this.key);

		assertThat(reply.status()).isEqualTo(202);
		assertThat(reply.at("/id")).isNotEqualTo(id);
	}

	@Test
	void keepsNoAnswerOfAJobThatIsRemovedBeforeItIsAnswered() {
		submit(this.gateway, PIG, this.key);
		this.gateway.sql()
			.sql("update idempotency_key set fingerprint = null, response = null where digest = ?")
			.param(digest())
			.update();

		Optional<String> kept = this.gateway.part(IdempotencyKeyRepository.class)
			.storeResponse(Owner.of(Owner.ANONYMOUS), request(), "a late answer");

		assertThat(kept).isEmpty();
	}

	private byte[] digest() {
		return request().digest();
	}

	private IdempotentRequest request() {
		HttpHeaders headers = new HttpHeaders();
		headers.add(IdempotentRequest.HEADER, this.key);
		return Objects.requireNonNull(IdempotentRequest.of(headers, "POST /v1/stories", Owner.of(Owner.ANONYMOUS)));
	}

	private static Reply submit(Gateway gateway, byte[] drawing, String key) {
		return gateway.post("/v1/stories", Multipart.drawing(drawing), "Idempotency-Key", key);
	}

}
