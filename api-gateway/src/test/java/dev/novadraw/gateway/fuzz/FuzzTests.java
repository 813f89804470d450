package dev.novadraw.gateway.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.Endpoint;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends ten thousand mostly invalid requests to all operations of the contract, and
 * checks every response against it. {@code -Dnova.fuzz.seed} repeats a run,
 * {@code -Dnova.fuzz.requests} sets the number of requests.
 */
class FuzzTests {

	private static final long SEED = Long.getLong("nova.fuzz.seed", 20261123);

	private static final int REQUESTS = Integer.getInteger("nova.fuzz.requests", 10_000);

	private static final int THREADS = 8;

	private static final Duration TIMEOUT = Duration.ofMinutes(1);

	private static final List<String> PARAMETERS = List.of("limit", "cursor", "kind", "status", "user", "favorite",
			"metadata[a]", "metadata[", "starting_after", "ticket", "client", "code", "nonsense");

	private static final Map<String, List<String>> HEADERS = Map.of("Prefer",
			List.of("wait=0", "wait=x", "respond-async"), "Idempotency-Key", List.of("one", "\"two\"", "three"),
			"Cancel-After", List.of("5s", "1m30s", "90"), "If-None-Match", List.of("*", "\"1\"", "W/\"1\""),
			"Last-Event-ID", List.of("0", "1", "999"), "Range",
			List.of("bytes=0-10", "bytes=-1", "bytes=9-1", "items=1-2"), "Accept",
			List.of("*/*", "application/json", "text/html"), "X-Request-Id", List.of("mine"), "Content-Encoding",
			List.of("identity"));

	/**
	 * Operations outside the contract: those for operators, and one of the legacy API.
	 */
	private static final List<Endpoint> HIDDEN = Stream
		.of("GET /v1/operations/rules", "GET /v1/operations/rules/{scope}/{id}",
				"PUT /v1/operations/rules/{scope}/{id}", "DELETE /v1/operations/rules/{scope}/{id}",
				"GET /v1/operations/dead-jobs", "GET /v1/operations/redrives", "POST /v1/operations/redrives",
				"GET /v1/operations/redrives/{id}", "POST /v1/operations/redrives/{id}/abort", "POST /api/create-story")
		.map(FuzzTests::hidden)
		.toList();

	private static final List<String> SCOPES = List.of("queue", "client", "kind", "provider", "model", "CLIENT",
			"planet");

	/**
	 * Query strings that browsers and scripts send although URLs may not contain them, or
	 * that have no meaning.
	 */
	private static final List<String> RAW_QUERIES = List.of("limit=%zz", "limit=%", "limit=%2", "=x", "=", "&&&", "&=&",
			"limit=1;cursor=2", "metadata[a]=b", "metadata[", "metadata[]=x", "metadata[a][b]=c", "a{b}=c", "a|b=c",
			"user=\"x\"", "user=<x>", "user=\\", "user=^`", "user=%ff%fe", "user=%c0%80", "user=%ed%a0%80", "limit=1#x",
			"limit=%00", "kind=%00", "client=%00", "code=%00", "limit=+1", "limit=1?limit=2", "?", "%", "user=\u00e4",
			"user=a\tb", "\u0001", "limit=99999999999", "limit=-1", "limit=1.5");

	/**
	 * The maximum number of closed connections without a response, allowed only where a
	 * response would be lost anyway.
	 */
	private static final int MAX_CLOSED = 10;

	/** Codes of problems that any request may get, besides those in the contract. */
	private static final Set<String> ANY = Set.of("NOT_FOUND", "METHOD_NOT_ALLOWED", "MALFORMED_REQUEST", "KEY_MISSING",
			"KEY_INVALID", "SCOPE_MISSING", "NOT_ACCEPTABLE", "UNSUPPORTED_MEDIA_TYPE", "REQUEST_TOO_LARGE",
			"CONTENT_ENCODING_UNSUPPORTED", "FOREIGN_ORIGIN");

	/**
	 * A valid response to a raw request. A request line without a version is HTTP/0.9,
	 * whose response has no status line.
	 */
	private static final Pattern RAW_ANSWER = Pattern
		.compile("(?s)(HTTP/1.1 (2\\d\\d|4\\d\\d|505)|\\{\"type\":\"/docs/problems/[^}]*\"status\":4\\d\\d).*");

	private static final List<String> LEAKS = List.of("Exception", "org.springframework", "dev.novadraw", "PSQL",
			"\tat ", "tools.jackson", "select ", "canary-of-anna");

	private static final Gateway GATEWAY = Gateway.start(Servers.KAFKA.bootstrapServers(),
			"--nova.access.failures-per-minute=1000000", "--nova.queue.max=1000000",
			// Covers all endpoints as behind a pooler in transaction mode; other tests
			// use sessions.
			"--spring.datasource.hikari.data-source-properties.prepareThreshold=0");

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final TestClient anna = new TestClient(GATEWAY);

	private final TestClient bert = new TestClient(GATEWAY);

	private final List<Endpoint> endpoints = Stream.concat(Endpoint.all().stream(), HIDDEN.stream()).toList();

	private final String operator = TestClient
		.bearer(this.bert.anotherKey(EnumSet.of(Scope.JOBS_READ, Scope.JOBS_WRITE, Scope.ERASURE, Scope.OPERATIONS)));

	private final List<String> ids = new CopyOnWriteArrayList<>();

	private final Set<String> accepted = ConcurrentHashMap.newKeySet();

	/** The jobs accepted from requests without a valid key, which count as anonymous. */
	private final Set<String> acceptedWithoutUser = ConcurrentHashMap.newKeySet();

	private final Map<String, AtomicInteger> answers = new ConcurrentSkipListMap<>();

	private final List<String> faults = new CopyOnWriteArrayList<>();

	private final List<String> closed = new CopyOnWriteArrayList<>();

	@AfterAll
	static void stop() {
		GATEWAY.sql().sql("delete from dispatch_rule").update();
		GATEWAY.sql().sql("delete from redrive").update();
		GATEWAY.stop();
	}

	private static Endpoint hidden(String call) {
		String[] parts = call.split(" ");
		Map<Integer, Set<String>> codes = Map.of(400,
				Set.of("INVALID_BODY", "INVALID_PARAMETER", "MALFORMED_JSON", "DRAWING_MISSING", "DRAWING_EMPTY",
						"INVALID_IDEMPOTENCY_KEY", "INVALID_CANCEL_AFTER"),
				413, Set.of("DRAWING_TOO_LARGE", "REQUEST_TOO_LARGE"), 415, Set.of("DRAWING_TYPE_UNSUPPORTED"), 422,
				Set.of("DRAWING_CORRUPT", "DRAWING_DIMENSIONS"));
		return new Endpoint(parts[0], parts[1], !parts[0].equals("GET") && !parts[0].equals("DELETE"), codes);
	}

	@Test
	void answersRandomRequestsAsTheContractSays() throws Exception {
		Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		ListAppender<ILoggingEvent> logs = new ListAppender<>();
		logs.start();
		root.addAppender(logs);
		Thread.setDefaultUncaughtExceptionHandler((thread, ex) -> this.faults.add(thread + " died of " + ex));
		Reply annas = GATEWAY.post("/v1/stories",
				Multipart.drawing(TestDrawings.png(60, 60)).field("metadata[secret]", "canary-of-anna"),
				"Authorization", this.anna.bearer());
		this.ids.add(annas.at("/id"));
		try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
			List<Future<?>> done = IntStream.range(0, THREADS).<Future<?>>mapToObj((thread) -> threads.submit(() -> {
				Nonsense nonsense = new Nonsense(new Random(SEED + thread));
				for (int sent = 0; sent < REQUESTS / THREADS;) {
					sent += sendAnything(nonsense) ? 1 : 0;
				}
				return null;
			})).collect(Collectors.toList());
			for (Future<?> call : done) {
				call.get();
			}
		}

		root.detachAppender(logs);
		Thread.setDefaultUncaughtExceptionHandler(null);
		assertThat(this.faults).as("seed %d", SEED).isEmpty();
		assertThat(logs.list).as("the nonsense of clients is no error of ours")
			.filteredOn((event) -> event.getLevel().isGreaterOrEqual(Level.ERROR))
			// A busy machine may keep the broker of these tests waiting, which it
			// reports.
			.filteredOn((event) -> !event.getLoggerName().startsWith("org.apache.kafka."))
			.isEmpty();
		assertThat(this.closed).as("what deserved an answer, of %s", this.answers).hasSizeLessThan(MAX_CLOSED);
		assertThat(this.answers.keySet()).as("what was met: %s", this.answers)
			.contains("202", "200", "400", "401", "404", "405", "410", "422");
		assertThat(rowsOf(this.bert.name())).containsExactlyInAnyOrderElementsOf(this.accepted);
		assertThat(rowsOf(Owner.ANONYMOUS)).containsAll(this.acceptedWithoutUser);
		assertThat(GATEWAY.get("/readyz").status()).isEqualTo(200);
	}

	private boolean sendAnything(Nonsense nonsense) throws IOException, InterruptedException {
		if (nonsense.chance(0.1)) {
			sendMutated(nonsense);
			return true;
		}
		if (nonsense.chance(0.1)) {
			sendRawQuery(nonsense);
			return true;
		}
		return send(nonsense.anyOf(this.endpoints), nonsense);
	}

	private boolean send(Endpoint endpoint, Nonsense nonsense) throws InterruptedException {
		String method = nonsense.chance(0.05)
				? nonsense.anyOf(List.of("PUT", "DELETE", "PATCH", "POST", "TRACE", "BREW")) : endpoint.method();
		HttpRequest request;
		try {
			request = request(endpoint, method, nonsense);
		}
		catch (IllegalArgumentException ex) {
			// The HTTP client itself rejects the request; raw requests cover these cases.
			return false;
		}
		try {
			HttpResponse<InputStream> response = this.http.send(request, BodyHandlers.ofInputStream());
			check(called(method, endpoint), request, response);
		}
		catch (IOException ex) {
			if (ex instanceof HttpTimeoutException) {
				this.faults.add("no answer in time: " + request.method() + " " + request.uri());
			}
			this.closed.add("%s %s %s".formatted(request.method(), request.uri(), ex));
		}
		return true;
	}

	/**
	 * Returns the operation of another method at the same path, or one without declared
	 * problems.
	 */
	private Endpoint called(String method, Endpoint endpoint) {
		return this.endpoints.stream()
			.filter((other) -> other.path().equals(endpoint.path()) && other.method().equals(method))
			.findFirst()
			.orElse(new Endpoint(method, endpoint.path(), false, Map.of()));
	}

	private HttpRequest request(Endpoint endpoint, String method, Nonsense nonsense) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create(GATEWAY.address() + address(endpoint, nonsense)))
			.timeout(TIMEOUT);
		if (!nonsense.chance(0.05)) {
			request.header("Authorization", endpoint.path().startsWith("/v1/operations/") && nonsense.chance(0.9)
					? this.operator : this.bert.bearer());
		}
		else {
			request.header("Authorization",
					nonsense.headerValue(List.of("Bearer x", "Basic eDp5", "Bearer nova_live_x")));
		}
		HEADERS.forEach((name, sensible) -> {
			if (nonsense.chance(0.1)) {
				request.header(name, nonsense.headerValue(sensible));
			}
		});
		return request.method(method, body(endpoint, request, nonsense)).build();
	}

	private String address(Endpoint endpoint, Nonsense nonsense) {
		String path = endpoint.segments().stream().map((segment) -> switch (segment) {
			case "{scope}" -> nonsense.anyOf(SCOPES);
			case String name when name.startsWith("{") -> encoded(nonsense.id(this.ids));
			default -> segment;
		}).collect(Collectors.joining("/"));
		StringBuilder query = new StringBuilder();
		while (nonsense.chance(0.3)) {
			query.append(query.isEmpty() ? "?" : "&")
				.append(encoded(nonsense.anyOf(PARAMETERS)))
				.append("=")
				.append(encoded(nonsense.text()));
		}
		return path + query;
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private static BodyPublisher body(Endpoint endpoint, HttpRequest.Builder request, Nonsense nonsense) {
		if (!endpoint.hasBody() && !nonsense.chance(0.1)) {
			return BodyPublishers.noBody();
		}
		if (endpoint.path().equals("/v1/stories") && nonsense.chance(0.8)) {
			Multipart form = form(nonsense);
			request.header("Content-Type", nonsense.chance(0.95) ? form.contentType()
					: "multipart/form-data; boundary=" + nonsense.headerValue(List.of("x")));
			return form.body();
		}
		request.header("Content-Type",
				nonsense.headerValue(List.of("application/json", "text/plain", "multipart/form-data")));
		if (endpoint.path().startsWith("/api/") && nonsense.chance(0.5)) {
			// With a valid drawing, the request would wait for a story.
			return BodyPublishers.ofString(
					"{\"image\": \"%s\"}".formatted(Base64.getEncoder().encodeToString(nonsense.brokenDrawing())));
		}
		return nonsense.chance(0.8) ? BodyPublishers.ofString(nonsense.json())
				: BodyPublishers.ofByteArray(nonsense.bytes(5000));
	}

	private static Multipart form(Nonsense nonsense) {
		Multipart form = new Multipart();
		if (nonsense.chance(0.9)) {
			form.file("drawing", nonsense.headerValue(List.of("pig.png")).replace("\"", ""), "image/png",
					nonsense.drawing());
		}
		if (nonsense.chance(0.3)) {
			form.json("request", nonsense.json());
		}
		while (nonsense.chance(0.3)) {
			form.field(nonsense.anyOf(List.of("languages", "theme", "mood", "length", "hero_name", "user", "priority",
					"metadata[a]", "metadata", "age_band", "nonsense")), nonsense.text());
		}
		return form;
	}

	private void check(Endpoint endpoint, HttpRequest request, HttpResponse<InputStream> response) throws IOException {
		int status = response.statusCode();
		count(String.valueOf(status));
		String type = response.headers().firstValue("Content-Type").orElse("");
		try (InputStream content = response.body()) {
			// A stream does not end by itself.
			String body = type.startsWith("text/event-stream") ? ""
					: new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
			String exchange = "%s %s -> %d %s".formatted(request.method(), request.uri(), status, body);
			LEAKS.stream().filter(body::contains).forEach((leak) -> this.faults.add("leaks " + leak + ": " + exchange));
			if (status >= 400) {
				checkProblem(endpoint, status, type, body, exchange);
			}
			else {
				remember(request, status, body);
			}
		}
	}

	private void checkProblem(Endpoint endpoint, int status, String type, String body, String exchange) {
		if (status >= 500 && status != 503) {
			this.faults.add("broke: " + exchange);
			return;
		}
		String code = type.startsWith("application/problem+json") ? code(body) : null;
		boolean declared = endpoint.codes().getOrDefault(status, Set.of()).contains(code);
		if (code == null || (!declared && !ANY.contains(code))) {
			this.faults.add("not in the contract: " + exchange);
		}
	}

	private static String code(String body) {
		try {
			return Json.MAPPER.readTree(body).path("code").asString(null);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private void remember(HttpRequest request, int status, String body) {
		boolean creates = request.method().equals("POST")
				&& (request.uri().getPath().equals("/v1/stories") || request.uri().getPath().endsWith("/retry"));
		if (creates && (status == 202 || status == 200)) {
			JsonNode job = Json.MAPPER.readTree(body);
			boolean withKey = request.headers()
				.firstValue("Authorization")
				.filter(List.of(this.bert.bearer(), this.operator)::contains)
				.isPresent();
			(withKey ? this.accepted : this.acceptedWithoutUser).add(job.path("id").asString());
			this.ids.add(job.path("id").asString());
			String drawing = job.at("/urls/drawing").asString("");
			this.ids.add(drawing.substring(drawing.lastIndexOf('/') + 1));
		}
	}

	/** Sends a query string that HTTP libraries would reject. */
	private void sendRawQuery(Nonsense nonsense) throws IOException {
		String address = nonsense.anyOf(List.of("/v1/jobs", "/v1/stories", "/v1/meta", "/v1/operations/dead-jobs",
				"/v1/operations/redrives", "/v1/jobs/" + nonsense.anyOf(this.ids)));
		sendRaw("GET %s?%s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: %s\r\nConnection: close\r\n\r\n"
			.formatted(address, nonsense.anyOf(RAW_QUERIES), this.operator)
			.getBytes(StandardCharsets.UTF_8));
	}

	/** Sends a request that no HTTP library would send. */
	private void sendMutated(Nonsense nonsense) throws IOException {
		sendRaw(nonsense.mutated(
				"POST /v1/stories HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: %s\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5\r\n\r\n--x--"
					.formatted(this.bert.bearer())
					.getBytes(StandardCharsets.US_ASCII)));
	}

	private void sendRaw(byte[] request) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", GATEWAY.port())) {
			socket.setSoTimeout((int) TIMEOUT.toMillis());
			socket.getOutputStream().write(request);
			socket.shutdownOutput();
			String answer = new String(readSome(socket.getInputStream()), StandardCharsets.ISO_8859_1);
			if (!answer.isEmpty() && !RAW_ANSWER.matcher(answer).matches()) {
				this.faults.add("broke: " + new String(request, StandardCharsets.ISO_8859_1) + " -> " + answer);
			}
			LEAKS.stream().filter(answer::contains).forEach((leak) -> this.faults.add("leaks " + leak + ": " + answer));
			count("raw");
		}
		catch (SocketException ex) {
			count("raw, closed");
		}
	}

	private static byte[] readSome(InputStream input) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		byte[] buffer = new byte[4096];
		for (int n = input.read(buffer); n > 0; n = input.read(buffer)) {
			all.write(buffer, 0, n);
		}
		return all.toByteArray();
	}

	private void count(String answer) {
		this.answers.computeIfAbsent(answer, (key) -> new AtomicInteger()).incrementAndGet();
	}

	/** Returns the ids of all jobs ever created for a client, including erased ones. */
	private static Set<String> rowsOf(String client) {
		return GATEWAY.sql().sql("""
				select id::text from job where client = :client
				union select tombstone.id::text from tombstone where client = :client
					and uuid_extract_version(tombstone.id) = 7""").param("client", client).query(String.class).set();
	}

}
