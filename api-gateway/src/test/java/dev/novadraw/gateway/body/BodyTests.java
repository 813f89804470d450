package dev.novadraw.gateway.body;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

class BodyTests {

	private static final int MAX = 6;

	private static final Gateway GATEWAY = Gateway.startWithKeys("--nova.body.time-limit=2s", "--nova.body.grace=500ms",
			"--server.tomcat.connection-timeout=1s", "--nova.uploads.max=" + MAX, "--nova.uploads.memory=11MB");

	private final TestClient anna = new TestClient(GATEWAY);

	@AfterAll
	static void stop() {
		GATEWAY.stop();
	}

	@Test
	void givesUpABodyThatComesByteByByte() throws Exception {
		try (SlowClient client = new SlowClient(GATEWAY, this.anna.bearer(), 100_000)) {
			Awaitility.await("the gateway to hang up").until(() -> !client.send("x"));

			refusedAsTooSlow(client.answer());
		}
		Awaitility.await("its slot to be free").until(() -> uploads() == 0);
	}

	@Test
	void givesUpABodyThatDoesNotGoOn() throws Exception {
		try (SlowClient client = new SlowClient(GATEWAY, this.anna.bearer(), 100_000)) {
			refusedAsTooSlow(client.answer());
		}
	}

	@Test
	void closesARejectedRequestThatContinuesSlowly() throws Exception {
		try (SlowClient client = new SlowClient(GATEWAY, null, 100_000)) {
			assertThat(client.line()).startsWith("HTTP/1.1 401");

			Awaitility.await("the gateway to hang up").until(() -> !client.send("x"));
		}
	}

	@Test
	void readsTheRestOfARejectedRequest() throws Exception {
		int rest = 3_000_000;
		try (SlowClient client = new SlowClient(GATEWAY, null, rest)) {
			assertThat(client.send("x".repeat(rest))).isTrue();

			assertThat(client.line()).startsWith("HTTP/1.1 401");
		}
	}

	@ParameterizedTest
	@CsvSource({ "POST /v1/stories, multipart/form-data; boundary=x, 11000000, 413",
			"POST /v1/riddles, application/json, 70000, 413", "POST /v1/client-tokens, application/json, 5000, 413",
			"PATCH /v1/stories/x, application/json, 5000, 413", "POST /v1/client-tokens, application/json, 4096, 100",
			"POST /api/create-story, application/json, 15000000, 413",
			"POST /v1/stories, multipart/form-data; boundary=x, 1000, 100" })
	void asksForNoBodyThatIsTooLong(String call, String type, int length, int status) throws IOException {
		String head = "%s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n"
			.formatted(call, this.anna.bearer(), type, length);
		try (Socket socket = new Socket("127.0.0.1", GATEWAY.port())) {
			socket.setSoTimeout(60_000);
			socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

			byte[] answer = socket.getInputStream().readNBytes(12);

			assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 " + status);
		}
	}

	private void refusedAsTooSlow(String answer) {
		// The response may be lost if the client keeps sending to a closed connection.
		if (!answer.isEmpty()) {
			assertThat(answer).startsWith("HTTP/1.1 408").contains("UPLOAD_TOO_SLOW").contains("Connection: close");
		}
		assertThat(GATEWAY.get("/v1/jobs", "Authorization", this.anna.bearer()).json().at("/data")).isEmpty();
	}

	@Test
	void limitsTheUploadsOfAKey() throws Exception {
		TestClient client = new TestClient(GATEWAY, "c-uploads-" + System.nanoTime(),
				new ClientLimits(null, null, null, null, null, null, 2, null, null, null));
		List<SlowClient> slow = slowClients(2, client.bearer());
		Awaitility.await("both to be under way").until(() -> uploads() == 2);

		Reply refused = submit(client);

		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.at("/code")).isEqualTo("TOO_MANY_UPLOADS");
		assertThat(refused.header("Retry-After")).isEqualTo("2");
		assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"uploads\";q=2;w=2");
		assertThat(refused.header("RateLimit")).isEqualTo("\"uploads\";r=0;t=2");
		assertThat(submit(this.anna).status()).isEqualTo(202);
		hangUp(slow);
		assertThat(submit(client).status()).isEqualTo(202);
	}

	@Test
	void limitsAllUploadsButNoOtherRequests() throws Exception {
		List<SlowClient> slow = new ArrayList<>();
		for (int i = 0; i < MAX; i++) {
			slow.addAll(slowClients(1, new TestClient(GATEWAY).bearer()));
		}
		Awaitility.await("all to be under way").until(() -> uploads() == MAX);

		Reply refused = submit(this.anna);

		assertThat(refused.status()).isEqualTo(503);
		assertThat(refused.at("/code")).isEqualTo("UPLOADS_BUSY");
		assertThat(refused.header("Retry-After")).isEqualTo("2");
		assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"uploads\";q=%d;w=2".formatted(MAX));
		assertThat(GATEWAY.get("/livez").status()).isEqualTo(200);
		assertThat(GATEWAY.get("/v1/jobs", "Authorization", this.anna.bearer()).status()).isEqualTo(200);
		hangUp(slow);
		assertThat(submit(this.anna).status()).isEqualTo(202);
	}

	@Test
	void reservesNoMemoryForAnnouncedBytes() throws Exception {
		List<SlowClient> slow = slowClients(MAX / 2, this.anna.bearer(), 10_000_000);
		Awaitility.await("all to be under way").until(() -> uploads() == MAX / 2);

		assertThat(submit(new TestClient(GATEWAY)).status()).isEqualTo(202);
		hangUp(slow);
	}

	@Test
	void limitsTheUploadsOfAClientAcrossItsKeys() throws Exception {
		List<SlowClient> slow = new ArrayList<>();
		for (int i = 0; i < MAX / 2; i++) {
			slow.addAll(slowClients(1, TestClient.bearer(this.anna.anotherKey(Scope.USUAL))));
		}
		Awaitility.await("all to be under way").until(() -> uploads() == MAX / 2);

		Reply refused = submit(this.anna);

		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.at("/code")).isEqualTo("TOO_MANY_UPLOADS");
		assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"uploads\";q=%d;w=2".formatted(MAX / 2));
		assertThat(submit(new TestClient(GATEWAY)).status()).isEqualTo(202);
		hangUp(slow);
		assertThat(submit(this.anna).status()).isEqualTo(202);
	}

	@Test
	void refusesBodiesThatAreCompressed() {
		for (String address : List.of("/v1/stories", "/v1/client-tokens")) {
			Reply reply = GATEWAY.post(address, Multipart.drawing(TestDrawings.png(60, 60)), "Authorization",
					this.anna.bearer(), "Content-Encoding", "gzip");

			assertThat(reply.status()).isEqualTo(415);
			assertThat(reply.at("/code")).isEqualTo("CONTENT_ENCODING_UNSUPPORTED");
		}
	}

	@Test
	void staysAliveUnderTwentyBombsAtOnce() throws Exception {
		byte[] bomb = TestDrawings.bomb();
		List<Callable<Reply>> requests = new ArrayList<>();
		IntStream.range(0, 20)
			.mapToObj((i) -> new TestClient(GATEWAY))
			.forEach((client) -> requests
				.add(() -> GATEWAY.post("/v1/stories", Multipart.drawing(bomb), "Authorization", client.bearer())));
		requests.add(() -> GATEWAY.get("/livez"));
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Reply> replies = new ArrayList<>();
			for (Future<Reply> reply : threads.invokeAll(requests)) {
				replies.add(reply.get());
			}

			assertThat(replies.removeLast().status()).isEqualTo(200);
			assertThat(replies).extracting(Reply::status).isSubsetOf(422, 503).contains(422);
		}
	}

	private static List<SlowClient> slowClients(int count, String bearer) {
		return slowClients(count, bearer, 100_000);
	}

	private static List<SlowClient> slowClients(int count, String bearer, int claimed) {
		Supplier<SlowClient> client = () -> new SlowClient(GATEWAY, bearer, claimed);
		return IntStream.range(0, count).mapToObj((i) -> client.get()).toList();
	}

	private static void hangUp(List<SlowClient> clients) throws Exception {
		for (SlowClient client : clients) {
			client.close();
		}
		Awaitility.await("their slots to be free").until(() -> uploads() == 0);
	}

	private static Reply submit(TestClient client) {
		return GATEWAY.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60)), "Authorization",
				client.bearer());
	}

	private static int uploads() {
		return (int) GATEWAY.part(MeterRegistry.class).get("novadraw.uploads.open").gauge().value();
	}

}
