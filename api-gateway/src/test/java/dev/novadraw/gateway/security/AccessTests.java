package dev.novadraw.gateway.security;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dev.novadraw.gateway.EventStream;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.caller.ClientLimits;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.credential.ApiKeyRepository;
import dev.novadraw.gateway.credential.ClientRepository;
import dev.novadraw.gateway.credential.Token;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class AccessTests {

	private static final Duration SOON = Duration.ofMinutes(2);

	private static Gateway gateway;

	private final TestClient client = new TestClient(gateway);

	@BeforeAll
	static void start() {
		gateway = Gateway.startWithKeys("--nova.access.memory=100ms", "--nova.access.failures-per-minute=1000");
	}

	@AfterAll
	static void stop() {
		gateway.stop();
	}

	@Test
	void requiresAKey() {
		for (String path : List.of("/v1/jobs", "/v1/jobs/" + UUID.randomUUID(), "/v1/meta", "/v1/nothing",
				"/v1/operations/rules", "/api/drawings/gallery", "/api/nothing")) {
			Reply reply = gateway.get(path);

			assertThat(reply.status()).as(path).isEqualTo(401);
			assertThat(reply.at("/code")).isEqualTo("KEY_MISSING");
			assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"nova\"");
		}
		assertThat(gateway.get("/livez").status()).isEqualTo(200);
		assertThat(gateway.get("/health").status()).isEqualTo(200);
		assertThat(gateway.get("/nothing").status()).isEqualTo(404);
	}

	@Test
	void servesNothingThatNoRuleNames() throws NoSuchMethodException {
		RequestMappingHandlerMapping mapping = gateway.part("requestMappingHandlerMapping",
				RequestMappingHandlerMapping.class);
		RequestMappingInfo unlisted = RequestMappingInfo.paths("/unlisted").build();
		mapping.registerMapping(unlisted, new Unlisted(), Unlisted.class.getMethod("answer"));
		try {
			for (String path : List.of("/unlisted", "/error", "/actuator", "/actuator/env", "/docsx", "/v2/jobs")) {
				Reply reply = gateway.get(path, "Authorization", this.client.bearer());

				assertThat(reply.status()).as(path).isEqualTo(404);
				assertThat(reply.at("/code")).isEqualTo("NOT_FOUND");
			}
		}
		finally {
			mapping.unregisterMapping(unlisted);
		}
	}

	/** An endpoint without access rules. */
	public static final class Unlisted {

		@ResponseBody
		public String answer() {
			return "secret";
		}

	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.0", "HTTP/1.1" })
	void leadsToNoHostThatARequestNames(String version) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream()
				.write("GET /docs/ %s\r\nHost: evil.example\r\nConnection: close\r\n\r\n".formatted(version)
					.getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

			assertThat(answer).contains("308", "Location: /docs\r\n").doesNotContain("evil.example");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer nova_live_xylophone", "Bearer x.y.z", "Bearer ", "Bearer a b",
			"bearer nova_live_000000000000000000000000000000_000000" })
	void rejectsMalformedKeys(String authorization) {
		Reply reply = gateway.get("/v1/jobs", "Authorization", authorization);

		assertThat(reply.status()).isEqualTo(401);
		assertThat(reply.at("/code")).isEqualTo("KEY_INVALID");
		assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"nova\", error=\"invalid_token\"");
		assertThat(reply.text()).doesNotContain("xylophone", "x.y.z");
	}

	@Test
	void takesAKeyInTheHeaderOnly() {
		String key = this.client.key().text();

		assertThat(gateway.get("/v1/jobs", "Authorization", "Bearer " + key).status()).isEqualTo(200);
		for (String parameter : List.of("access_token", "key", "api_key", "ticket")) {
			Reply reply = gateway.get("/v1/jobs?" + parameter + "=" + key);
			assertThat(reply.status()).as(parameter).isEqualTo(401);
			assertThat(reply.text()).doesNotContain(key);
		}
	}

	@ParameterizedTest
	@CsvSource({ "GET, /v1/jobs, jobs:read", "GET, /v1/stories, jobs:read", "GET, /v1/meta, jobs:read",
			"GET, /v1/jobs/x/events, jobs:read", "POST, /v1/jobs/x/stream-tickets, jobs:read",
			"POST, /v1/stories, jobs:write", "POST, /v1/jobs/x/cancel, jobs:write",
			"POST, /v1/jobs/x/retry, jobs:write", "PATCH, /v1/stories/x, jobs:write", "DELETE, /v1/jobs/x, erasure",
			"DELETE, /v1/images/x, erasure", "DELETE, /v1/users/x, erasure", "GET, /v1/users/x/export, erasure",
			"GET, /v1/erasures/x, erasure", "POST, /v1/client-tokens, tokens:issue",
			"POST, /api/create-story, jobs:write", "GET, /api/drawings/gallery, jobs:read",
			"GET, /api/drawings/x, jobs:read", "GET, /api/drawings/x/stories, jobs:read",
			"GET, /api/drawings/stats/summary, jobs:read", "DELETE, /api/drawings/x, erasure",
			"DELETE, /api/drawings/x/images, erasure", "GET, /v1/operations/rules, operations",
			"PUT, /v1/operations/rules/kind/x, operations", "GET, /v1/operations/jobs/x, operations",
			"GET, /v1/operations/audit, operations" })
	void wantsTheScopeThatFits(String method, String path, String scope) {
		Scope needed = Scope.of(scope).orElseThrow();
		Set<Scope> others = new HashSet<>(Set.of(Scope.values()));
		others.remove(needed);
		others.remove(Scope.STREAM);

		Reply refused = gateway.send(method, path, BodyPublishers.noBody(), "Authorization",
				TestClient.bearer(this.client.anotherKey(others)));
		Reply accepted = gateway.send(method, path, BodyPublishers.noBody(), "Authorization",
				TestClient.bearer(this.client.anotherKey(Set.of(needed))));

		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.at("/code")).isEqualTo("SCOPE_MISSING");
		assertThat(refused.at("/detail")).contains(scope);
		assertThat(accepted.status()).isNotIn(401, 403);
	}

	@Test
	void locksOutAKeyThatWasRevokedOrHasExpired() {
		Token key = this.client.anotherKey(Scope.USUAL);
		String bearer = TestClient.bearer(key);
		assertThat(status(bearer)).isEqualTo(200);

		gateway.part(ApiKeyRepository.class).revoke(key.id());

		await().atMost(SOON).until(() -> status(bearer) == 401);
		Token expired = this.client.anotherKey(Scope.USUAL);
		gateway.sql()
			.sql("update api_key set expires_at = now() - interval '1 s' where id = ?")
			.param(expired.id())
			.update();
		assertThat(status(TestClient.bearer(expired))).isEqualTo(401);
		assertThat(status(this.client.bearer())).isEqualTo(200);
	}

	@Test
	void locksOutAClientThatWasDisabledWithAllItsTokens() {
		String token = token(this.client, "child-1").at("/token");
		assertThat(status("Bearer " + token)).isEqualTo(200);

		gateway.part(ClientRepository.class).change(this.client.name(), ClientLimits.AS_USUAL, null, false);

		await().atMost(SOON).until(() -> status(this.client.bearer()) == 401 && status("Bearer " + token) == 401);
	}

	@Test
	void endsTheOpenStreamsOfAKeyThatWasRevoked() {
		Token key = this.client.anotherKey(Scope.USUAL);
		String events = submit(this.client.bearer(), "child-1").at("/urls/events");
		try (EventStream revoked = EventStream.open(events, "Authorization", TestClient.bearer(key));
				EventStream others = EventStream.open(events, "Authorization", this.client.bearer())) {
			assertThat(revoked.next().name()).isEqualTo("snapshot");
			assertThat(others.next().name()).isEqualTo("snapshot");

			gateway.part(ApiKeyRepository.class).revoke(key.id());

			assertThat(revoked.next()).as("the end").isNull();
			gateway.part(ClientRepository.class).change(this.client.name(), ClientLimits.AS_USUAL, null, false);
			assertThat(others.next()).as("the end").isNull();
		}
	}

	@Test
	void letsReadersAskForHeadersAloneAndOpensNoStreamForThem() {
		String job = submit(this.client.bearer(), "child-1").at("/id");
		String reader = TestClient.bearer(this.client.anotherKey(Set.of(Scope.JOBS_READ)));
		String writer = TestClient.bearer(this.client.anotherKey(Set.of(Scope.JOBS_WRITE)));

		for (String path : List.of("/v1/jobs", "/v1/jobs/" + job, "/v1/jobs/" + job + "/events")) {
			assertThat(head(path, reader).status()).as(path).isEqualTo(200);
			assertThat(head(path, writer).status()).as(path).isEqualTo(403);
		}
		// Streams of other tests may end late; one of this test would stay open.
		Awaitility.await("no open stream")
			.until(() -> gateway.part(MeterRegistry.class).get("novadraw.streams.open").gauge().value() == 0);
	}

	private static Reply head(String path, String bearer) {
		return gateway.send("HEAD", path, BodyPublishers.noBody(), "Authorization", bearer);
	}

	@Test
	void givesOutNoMoreThanThereIs() {
		String bearer = TestClient
			.bearer(this.client.anotherKey(Set.of(Scope.TOKENS_ISSUE, Scope.JOBS_READ, Scope.ERASURE)));

		Reply issued = gateway.post("/v1/client-tokens", "application/json", "{\"user\": \"child-1\"}", "Authorization",
				bearer);

		assertThat(issued.json().at("/scopes").toString()).isEqualTo("[\"jobs:read\"]");
		assertThat(submit("Bearer " + issued.at("/token"), null).status()).isEqualTo(403);
	}

	@Test
	void notesWhenAKeyWasUsed() {
		assertThat(status(this.client.bearer())).isEqualTo(200);

		assertThat(gateway.part(ApiKeyRepository.class).of(this.client.name()).getFirst().lastUsedAt()).isNotNull();
	}

	@Test
	void issuesTokensForOneUser() {
		String own = submit(this.client.bearer(), "child-1").at("/id");
		String others = submit(this.client.bearer(), "child-2").at("/id");
		Reply issued = token(this.client, "child-1");
		String bearer = "Bearer " + issued.at("/token");

		assertThat(issued.status()).isEqualTo(201);
		assertThat(issued.at("/object")).isEqualTo("client_token");
		assertThat(issued.header("Cache-Control")).isEqualTo("no-store");
		assertThat(issued.json().at("/scopes").toString()).isEqualTo("[\"jobs:read\",\"jobs:write\"]");
		assertThat(get("/v1/jobs/" + own, bearer).status()).isEqualTo(200);
		assertThat(get("/v1/jobs/" + others, bearer).status()).isEqualTo(404);
		assertThat(get(submit(this.client.bearer(), "child-2").at("/urls/drawing"), bearer).status()).isEqualTo(404);
		assertThat(get("/v1/jobs", bearer).json().at("/data")).hasSize(1);
		assertThat(
				gateway.send("POST", "/v1/jobs/" + others + "/cancel", BodyPublishers.noBody(), "Authorization", bearer)
					.status())
			.isEqualTo(404);
		assertThat(submit(bearer, null).at("/user")).isEqualTo("child-1");
		Reply pretending = submit(bearer, "child-2");
		assertThat(pretending.status()).isEqualTo(400);
		assertThat(pretending.at("/errors/0/pointer")).isEqualTo("/user");
	}

	@Test
	void endsTokensWithTheirKey() {
		Token key = this.client.anotherKey(Scope.USUAL);
		Reply issued = gateway.post("/v1/client-tokens", "application/json", "{\"user\": \"child-1\"}", "Authorization",
				TestClient.bearer(key));
		String bearer = "Bearer " + issued.at("/token");
		assertThat(status(bearer)).isEqualTo(200);

		gateway.part(ApiKeyRepository.class).revoke(key.id());

		await().atMost(SOON).until(() -> status(bearer) == 401);
	}

	/**
	 * Checks that requests do not wait one after the other; each lookup alone waits for
	 * the lock.
	 */
	@Test
	void answersInTimeWhileKeysCannotBeLookedUp() throws Exception {
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
				Connection other = Gateway.shared().administrator().getConnection();
				Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("set local idle_in_transaction_session_timeout = 0");
			statement.execute("lock table api_key in access exclusive mode");
			long begin = System.nanoTime();
			List<Future<Integer>> answers = Collections.nCopies(20, 0)
				.stream()
				.map((_) -> clients.submit(() -> status(this.client.bearer())))
				.toList();

			for (Future<Integer> answer : answers) {
				assertThat(answer.get()).isEqualTo(503);
			}
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
			other.rollback();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "", "{\"user\": \"\"}", "{\"user\": \"a@b.c\"}", "{\"user\": 7}",
			"{\"user\": \"a/b\"}", "{\"user\": \" \"}", "{\"user\": \"..\"}", "{\"user\": \"a\", \"ttl_seconds\": 59}",
			"{\"user\": \"a\", \"ttl_seconds\": 901}", "{\"user\": \"a\", \"scopes\": []}", "[]", "null" })
	void refusesInvalidRequestsForTokens(String body) {
		Reply reply = gateway.post("/v1/client-tokens", "application/json", body, "Authorization",
				this.client.bearer());

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("INVALID_BODY");
	}

	@Test
	void saysWhereTheJsonOfARequestForATokenBreaks() {
		Reply reply = gateway.post("/v1/client-tokens", "application/json", "{\"user\":\n \"a\",}", "Authorization",
				this.client.bearer());

		assertThat(reply.at("/detail")).isEqualTo(
				"The body must be a JSON object with the fields: user, ttl_seconds. It is invalid near line 2, column 6.");
	}

	@Test
	void namesAllErrorsInARequestForAToken() {
		Reply reply = gateway.post("/v1/client-tokens", "application/json",
				"{\"user\": \"a@b.c\", \"ttl_seconds\": \"long\", \"scopes\": []}", "Authorization",
				this.client.bearer());

		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.at("/code")).isEqualTo("INVALID_BODY");
		assertThat(reply.json().at("/errors").valueStream().map((error) -> error.at("/pointer").asString()))
			.containsExactlyInAnyOrder("/user", "/ttl_seconds", "/scopes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "de", "zh-CN" })
	void explainsALimitInOneLanguage(String language) {
		Reply reply = gateway.post("/v1/client-tokens", "application/json", "{\"user\": \"a\", \"ttl_seconds\": 901}",
				"Authorization", this.client.bearer(), "Accept-Language", language);

		assertThat(reply.at("/detail")).isEqualTo("ttl_seconds: Must be at most 900.");
	}

	@Test
	void acceptsATicketForOneStreamOnce() {
		String id = submit(this.client.bearer(), "child-1").at("/id");
		String other = submit(this.client.bearer(), "child-1").at("/id");
		String url = ticket(id).at("/url");
		String wrong = gateway.address() + "/v1/jobs/" + other + "/events?ticket=" + ticket(id).at("/ticket");

		try (EventStream stream = EventStream.open(url);
				EventStream again = EventStream.open(url);
				EventStream elsewhere = EventStream.open(wrong)) {
			assertThat(stream.next().at("/id")).isEqualTo(id);
			assertThat(again.status()).isEqualTo(401);
			assertThat(elsewhere.status()).isEqualTo(404);
		}
		String unused = ticket(id).at("/ticket");
		assertThat(gateway.get("/v1/jobs/" + id + "?ticket=" + unused).status()).isEqualTo(401);
		assertThat(get("/v1/jobs/" + id, "Bearer " + unused).status()).isEqualTo(403);
	}

	@Test
	void limitsTheStreamsOfAClient() {
		ClientLimits two = new ClientLimits(1000, 1000, 1000, 1000, 1000, 2, 1000, null, null, null);
		TestClient modest = new TestClient(gateway, "client-" + UUID.randomUUID(), two);
		String events = submit(modest.bearer(), "child-1").at("/urls/events");

		try (EventStream first = EventStream.open(events, "Authorization", modest.bearer());
				EventStream second = EventStream.open(events, "Authorization", modest.bearer());
				EventStream third = EventStream.open(events, "Authorization", modest.bearer())) {
			assertThat(first.status()).isEqualTo(200);
			assertThat(second.status()).isEqualTo(200);
			assertThat(third.status()).isEqualTo(429);
			assertThat(third.header("Retry-After")).isEqualTo("5");
			assertThat(third.header("RateLimit-Policy")).isEqualTo("\"streams\";q=2;w=5");
			assertThat(third.header("RateLimit")).isEqualTo("\"streams\";r=0;t=5");
		}
	}

	@Test
	void sendsHeadersThatKeepBrowsersCareful() {
		Reply reply = get("/v1/jobs", this.client.bearer());

		assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
		assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(reply.header("Set-Cookie")).isNull();
	}

	private Reply ticket(String job) {
		return gateway.send("POST", "/v1/jobs/" + job + "/stream-tickets", BodyPublishers.noBody(), "Authorization",
				this.client.bearer());
	}

	private static Reply token(TestClient client, String user) {
		return gateway.post("/v1/client-tokens", "application/json",
				"{\"user\": \"%s\", \"ttl_seconds\": 60}".formatted(user), "Authorization", client.bearer());
	}

	private static Reply submit(String bearer, String user) {
		Multipart form = Multipart.drawing(TestDrawings.png(60, 60));
		return gateway.post("/v1/stories", (user != null) ? form.field("user", user) : form, "Authorization", bearer);
	}

	private static Reply get(String path, String bearer) {
		return gateway.get(path, "Authorization", bearer);
	}

	private static int status(String bearer) {
		return get("/v1/jobs", bearer).status();
	}

}
