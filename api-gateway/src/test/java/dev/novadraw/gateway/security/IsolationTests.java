package dev.novadraw.gateway.security;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerJdbcClient;
import dev.novadraw.engine.client.OwnerTransactionTemplate;
import dev.novadraw.gateway.Endpoint;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.TestClient;
import dev.novadraw.gateway.Worker;
import dev.novadraw.gateway.credential.Token;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class IsolationTests {

	private final Gateway gateway = Gateway.shared();

	private final Worker worker = new Worker(this.gateway);

	private final TestClient anna = new TestClient(this.gateway);

	private final TestClient bert = new TestClient(this.gateway);

	private String job;

	private String image;

	@BeforeEach
	void submit() {
		Reply submitted = this.gateway.post("/v1/stories",
				Multipart.drawing(TestDrawings.png(60, 60)).field("user", "child"), "Authorization", this.anna.bearer(),
				"Idempotency-Key", "one");
		assertThat(submitted.status()).as(submitted.toString()).isEqualTo(202);
		this.job = submitted.at("/id");
		this.image = submitted.at("/urls/drawing").replaceAll(".*/", "");
	}

	/**
	 * Returns the operations about a single resource, from the contract, so that none is
	 * forgotten here.
	 */
	static List<Endpoint> callsAboutOneThing() {
		return Endpoint.all()
			.stream()
			.filter((endpoint) -> endpoint.path().contains("{id}") && !isForOperators(endpoint))
			.toList();
	}

	@ParameterizedTest
	@MethodSource("callsAboutOneThing")
	void hidesDataOfOtherClients(Endpoint endpoint) {
		this.worker.succeed(this.worker.claim(this.job));
		String before = row();
		String own = id(endpoint);

		Reply foreign = send(endpoint, own);
		Reply unknown = send(endpoint, UUID.randomUUID().toString());
		Reply malformed = send(endpoint, "no-id");

		assertThat(List.of(foreign.status(), unknown.status(), malformed.status())).containsOnly(404);
		assertThat(body(foreign)).isEqualTo(body(unknown)).isEqualTo(body(malformed));
		assertThat(headers(foreign)).isEqualTo(headers(unknown));
		assertThat(row()).isEqualTo(before);
		assertThat(send(endpoint, own, this.anna).status()).as("for who has it").isBetween(200, 299);
	}

	@Test
	void coversEveryEndpoint() {
		assertThat(Endpoint.all()).filteredOn((endpoint) -> !endpoint.path().contains("{id}"))
			.extracting(Endpoint::toString)
			.as("calls that are not about one thing: each needs a case of its own below")
			.containsExactlyInAnyOrder("POST /v1/client-tokens", "GET /v1/jobs", "GET /v1/meta", "GET /v1/stories",
					"POST /v1/stories", "DELETE /v1/users/{user}", "GET /v1/users/{user}/export");
	}

	/**
	 * Returns the operations for operators, from the code, because most are not in the
	 * contract.
	 */
	static List<Endpoint> callsForOperators() {
		return allCalls().filter(IsolationTests::isForOperators).toList();
	}

	private static boolean isForOperators(Endpoint endpoint) {
		return endpoint.path().startsWith("/v1/operations/");
	}

	private static Stream<Endpoint> hiddenCalls() {
		Set<String> shown = Endpoint.all().stream().map(Endpoint::toString).collect(Collectors.toSet());
		return allCalls()
			.filter((endpoint) -> !shown.contains(endpoint.toString()) && !endpoint.path().contains("{collection}"));
	}

	private static Stream<Endpoint> allCalls() {
		return Gateway.shared()
			.part(DispatcherServlet.class)
			.getHandlerMappings()
			.stream()
			.filter(RequestMappingHandlerMapping.class::isInstance)
			.flatMap((mapping) -> ((RequestMappingHandlerMapping) mapping).getHandlerMethods().keySet().stream())
			.flatMap((call) -> call.getPatternValues()
				.stream()
				.flatMap((path) -> call.getMethodsCondition()
					.getMethods()
					.stream()
					.map((method) -> new Endpoint(method.name(), path, false, Map.of()))));
	}

	@ParameterizedTest
	@MethodSource("callsForOperators")
	void keepsClientsAwayFromWhatIsForOperators(Endpoint endpoint) {
		this.worker.fail(this.worker.claim(this.job));
		String before = row();
		String address = endpoint.path()
			.replace("{scope}", "client")
			.replace("{key}", this.anna.name())
			.replace("{id}", this.job);

		Reply refused = send(endpoint.method(), address);
		Reply unknown = this.gateway.send(endpoint.method(), address, BodyPublishers.noBody(), "Authorization",
				TestClient.bearer(Token.create(Token.Type.LIVE)));

		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.at("/code")).isEqualTo("SCOPE_MISSING");
		assertThat(unknown.status()).isEqualTo(401);
		assertThat(row()).isEqualTo(before);
	}

	@Test
	void hidesOnlyOperatorAndLegacyEndpoints() {
		assertThat(callsForOperators()).isNotEmpty();
		assertThat(hiddenCalls().map(Endpoint::path))
			.allMatch((path) -> path.matches("/(v1/operations|api|docs|health)(/.*)?"));
	}

	// Tomcat closes a connection after its hundredth response, whatever that is.
	private static Set<String> headers(Reply reply) {
		Set<String> names = new TreeSet<>(reply.response().headers().map().keySet());
		names.remove("connection");
		return names;
	}

	private String id(Endpoint endpoint) {
		return switch (endpoint.segments().get(2)) {
			case "jobs", "stories" -> this.job;
			case "images" -> this.image;
			case "erasures" -> this.gateway
				.send("DELETE", "/v1/users/nobody", BodyPublishers.noBody(), "Authorization", this.anna.bearer())
				.at("/id");
			default -> throw new IllegalStateException("What is the id in " + endpoint + "?");
		};
	}

	private Reply send(Endpoint endpoint, String id) {
		return send(endpoint, id, this.bert);
	}

	private Reply send(Endpoint endpoint, String id, TestClient client) {
		return send(endpoint.method(), endpoint.path().replace("{id}", id), client);
	}

	@Test
	void takesAsLongForForeignIdsAsForUnknownOnes() {
		List<Long> foreign = new ArrayList<>();
		List<Long> unknown = new ArrayList<>();
		for (int i = 0; i < 400; i++) {
			foreign.add(nanosToFind(this.job));
			unknown.add(nanosToFind(UUID.randomUUID().toString()));
		}

		assertThat(median(foreign) / median(unknown)).isBetween(0.5, 2.0);
	}

	private long nanosToFind(String id) {
		long begun = System.nanoTime();
		assertThat(send("GET", "/v1/jobs/" + id).status()).isEqualTo(404);
		return System.nanoTime() - begun;
	}

	private static double median(List<Long> all) {
		return all.stream().sorted().toList().get(all.size() / 2);
	}

	@Test
	void listsErasesAndExportsNothingOfAnotherClient() {
		this.worker.succeed(this.worker.claim(this.job));

		assertThat(send("GET", "/v1/jobs").json().at("/data")).isEmpty();
		assertThat(send("GET", "/v1/jobs?user=child&status=succeeded").json().at("/data")).isEmpty();
		assertThat(send("GET", "/v1/stories").json().at("/data")).isEmpty();
		assertThat(send("GET", "/v1/users/child/export").text()).doesNotContain(this.job);
		assertThat(send("DELETE", "/v1/users/child").status()).isEqualTo(202);
		assertThat(this.gateway.get("/v1/jobs/" + this.job, "Authorization", this.anna.bearer()).status())
			.isEqualTo(200);
		Reply erasure = this.gateway.send("DELETE", "/v1/users/nobody", BodyPublishers.noBody(), "Authorization",
				this.anna.bearer());
		assertThat(send("GET", "/v1/erasures/" + erasure.at("/id")).status()).isEqualTo(404);
	}

	@Test
	void keepsTheIdempotencyKeysOfClientsAndTheirUsersApart() {
		Reply other = this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(70, 70)), "Authorization",
				this.bert.bearer(), "Idempotency-Key", "one");
		String token = this.gateway
			.post("/v1/client-tokens", "application/json", "{\"user\": \"child\"}", "Authorization", this.anna.bearer())
			.at("/token");
		Reply child = this.gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(80, 80)), "Authorization",
				"Bearer " + token, "Idempotency-Key", "one");

		assertThat(List.of(other.status(), child.status())).containsOnly(202);
		assertThat(other.header("Idempotent-Replayed")).isNull();
		assertThat(child.at("/id")).isNotEqualTo(this.job);
	}

	@ParameterizedTest
	@CsvSource({ "job, favorite = true", "idempotency_key, response = 'stolen'" })
	void isEnforcedByTheDatabaseInTransactions(String table, String change) {
		OwnerTransactionTemplate transactions = this.gateway.part(OwnerTransactionTemplate.class);
		JdbcClient sql = this.gateway.part(JdbcClient.class);

		List<String> seen = transactions.call(Owner.of(this.bert.name()),
				() -> sql.sql("select distinct client from " + table).query(String.class).list());
		int changed = transactions.call(Owner.of(this.bert.name()),
				() -> sql.sql("update %s set %s".formatted(table, change)).update());
		List<String> own = transactions.call(Owner.of(this.anna.name()),
				() -> sql.sql("select distinct client from " + table).query(String.class).list());

		assertThat(seen).isEmpty();
		assertThat(changed).isZero();
		assertThat(own).containsExactly(this.anna.name());
	}

	@ParameterizedTest
	@ValueSource(strings = { "update job set client = 'stolen'", "update drawing set client = 'stolen'",
			"delete from job", "delete from job_event", "delete from drawing", "delete from idempotency_key",
			"delete from job_attempt", "delete from erasure", "delete from tombstone" })
	void isEnforcedByTheRightsOfClients(String statement) {
		OwnerTransactionTemplate transactions = this.gateway.part(OwnerTransactionTemplate.class);
		JdbcClient sql = this.gateway.part(JdbcClient.class);

		assertThatException()
			.isThrownBy(() -> transactions.call(Owner.of(this.anna.name()), () -> sql.sql(statement).update()))
			.havingRootCause()
			.withMessageContaining("permission denied");
	}

	@Test
	void isEnforcedByTheDatabaseForTombstonesAndErasures() {
		OwnerTransactionTemplate transactions = this.gateway.part(OwnerTransactionTemplate.class);
		JdbcClient sql = this.gateway.part(JdbcClient.class);
		this.worker.succeed(this.worker.claim(this.job));
		send("DELETE", "/v1/users/nobody", this.anna);
		this.gateway.sql()
			.sql("insert into tombstone (id, client, reason) values (gen_random_uuid(), ?, 'expired')")
			.param(this.anna.name())
			.update();

		for (String table : List.of("drawing", "job_attempt", "erasure", "tombstone")) {
			String count = "select count(*) from " + table;
			assertThat(
					transactions.call(Owner.of(this.bert.name()), () -> sql.sql(count).query(Integer.class).single()))
				.as(table)
				.isZero();
			assertThat(
					transactions.call(Owner.of(this.anna.name()), () -> sql.sql(count).query(Integer.class).single()))
				.as(table)
				.isEqualTo(1);
		}
	}

	@ParameterizedTest
	@CsvSource({ "job, favorite = true", "idempotency_key, response = 'stolen'" })
	void isEnforcedByTheDatabaseForSingleStatements(String table, String change) {
		OwnerJdbcClient statements = this.gateway.part(OwnerJdbcClient.class);
		String all = "select distinct client from " + table;
		RowMapper<String> client = (row, number) -> row.getString("client");

		List<String> seen = statements.query(Owner.of(this.bert.name()), all, Map.of(), client);
		List<String> changed = statements.query(Owner.of(this.bert.name()),
				"update %s set %s returning client".formatted(table, change), Map.of(), client);
		List<String> own = statements.query(Owner.of(this.anna.name()), all, Map.of(), client);
		List<String> seenByAnotherUser = statements.query(new Owner(this.anna.name(), "other"),
				"select client from job", Map.of(), client);

		assertThat(seen).isEmpty();
		assertThat(changed).isEmpty();
		assertThat(own).containsExactly(this.anna.name());
		assertThat(seenByAnotherUser).isEmpty();
	}

	@Test
	void isEnforcedByTheDatabaseForClientsAndTheirObjects() {
		OwnerTransactionTemplate transactions = this.gateway.part(OwnerTransactionTemplate.class);
		JdbcClient sql = this.gateway.part(JdbcClient.class);
		String key = this.anna.name() + "/" + UUID.randomUUID();
		this.gateway.sql()
			.sql("insert into object_garbage (object_key, not_before) values (?, now() + interval '1 h')")
			.param(key)
			.update();

		assertThat(transactions.call(Owner.of(this.bert.name()),
				() -> sql.sql("select id from client").query(String.class).list()))
			.containsExactly(this.bert.name());
		assertThat(transactions.call(Owner.of(this.bert.name()),
				() -> sql.sql("delete from object_garbage where object_key = ?").param(key).update()))
			.isZero();
		assertThat(transactions.call(Owner.of(this.anna.name()),
				() -> sql.sql("delete from object_garbage where object_key = ?").param(key).update()))
			.isEqualTo(1);
	}

	@Test
	void isEnforcedByTheDatabaseForEventsAndUsers() {
		OwnerTransactionTemplate transactions = this.gateway.part(OwnerTransactionTemplate.class);
		JdbcClient sql = this.gateway.part(JdbcClient.class);
		String events = "select count(*) from job_event";
		String jobs = "select count(*) from job";

		assertThat(transactions.call(Owner.of(this.bert.name()), () -> sql.sql(events).query(Integer.class).single()))
			.isZero();
		assertThat(transactions.call(Owner.of(this.anna.name()), () -> sql.sql(events).query(Integer.class).single()))
			.isEqualTo(1);
		assertThat(transactions.call(new Owner(this.anna.name(), "child"),
				() -> sql.sql(jobs).query(Integer.class).single()))
			.isEqualTo(1);
		assertThat(transactions.call(new Owner(this.anna.name(), "other"),
				() -> sql.sql(jobs).query(Integer.class).single()))
			.isZero();
		assertThat(transactions.call(new Owner(this.anna.name(), "other"),
				() -> sql.sql("select count(*) from drawing").query(Integer.class).single()))
			.isZero();
	}

	/** Row-level security is only the second line of defense. */
	@Test
	void asksInEveryStatementForWhatIsOfTheClientAlone() throws IOException {
		List<String> statements = new ArrayList<>();
		for (Path source : sources()) {
			String code = Files.readString(source);
			Matcher use = Pattern.compile("\\.query\\(owner, ([A-Z_]+)\\b").matcher(code);
			while (use.find()) {
				String constant = Pattern.quote("String " + use.group(1) + " = ");
				Matcher statement = Pattern.compile(constant + "[^;]*;", Pattern.DOTALL).matcher(code);
				assertThat(statement.find()).as("%s of %s", use.group(1), source).isTrue();
				statements.add(withScript(source, statement.group()));
			}
		}

		assertThat(statements).hasSizeGreaterThan(3).allMatch((statement) -> statement.contains("client = :client"));
	}

	/**
	 * Replaces the loading of a script, which is in the package of the source, by its
	 * text.
	 */
	private static String withScript(Path source, String statement) throws IOException {
		Matcher script = Pattern.compile("SqlResource\\.load\\(\\w+\\.class, \"(.+)\"\\)").matcher(statement);
		if (!script.find()) {
			return statement;
		}
		Path directory = Path.of(source.getParent().toString().replace("src/main/java", "src/main/resources"));
		return Files.readString(directory.resolve(script.group(1)));
	}

	private static List<Path> sources() throws IOException {
		List<Path> sources = new ArrayList<>();
		for (String module : List.of("../common", ".")) {
			try (Stream<Path> files = Files.walk(Path.of(module, "src/main/java"))) {
				files.filter((file) -> file.toString().endsWith(".java")).forEach(sources::add);
			}
		}
		return sources;
	}

	@Test
	void resetsTheClientOfAConnection() {
		OwnerJdbcClient statements = this.gateway.part(OwnerJdbcClient.class);
		OwnerTransactionTemplate transactions = this.gateway.part(OwnerTransactionTemplate.class);
		for (int i = 0; i < 50; i++) {
			transactions.call(Owner.of(this.bert.name()), () -> 1);
			statements.query(Owner.of(this.bert.name()), "select 1", Map.of(), (row, number) -> 1);
			assertThat(this.gateway.sql()
				.sql("select current_user || coalesce(current_setting('nova.client', true), '')")
				.query(String.class)
				.single()).isEqualTo("nova");
		}
	}

	private Reply send(String method, String path) {
		return send(method, path, this.bert);
	}

	private Reply send(String method, String path, TestClient client) {
		return this.gateway.send(method, path,
				method.equals("PATCH") ? BodyPublishers.ofString("{\"favorite\": true}") : BodyPublishers.noBody(),
				"Authorization", client.bearer());
	}

	private static ObjectNode body(Reply reply) {
		ObjectNode body = (ObjectNode) reply.json();
		body.remove(List.of("request_id", "instance"));
		return body;
	}

	private String row() {
		return this.gateway.sql()
			.sql("select job::text from job where id = ?::uuid")
			.param(this.job)
			.query(String.class)
			.single();
	}

}
