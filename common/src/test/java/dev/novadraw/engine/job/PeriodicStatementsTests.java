package dev.novadraw.engine.job;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.kafka.KafkaException;
import org.springframework.util.ClassUtils;

import dev.novadraw.embedded.postgres.EmbeddedPostgres.Address;
import dev.novadraw.engine.dispatch.Fleet;
import dev.novadraw.engine.job.RecordedPlans.Plan;
import dev.novadraw.engine.kind.Stage;
import dev.novadraw.engine.lifecycle.ClaimRepository;
import dev.novadraw.engine.loop.LowerBound;
import dev.novadraw.engine.loop.PeriodicCleanup;
import dev.novadraw.engine.loop.Steps;
import dev.novadraw.engine.loop.WorkLoop;
import dev.novadraw.engine.queue.BacklogRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

/**
 * Tests that periodic statements read few pages of large tables, even while the database
 * has no statistics, as after an upgrade or a restore.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeriodicStatementsTests {

	private static final Logger log = LoggerFactory.getLogger(PeriodicStatementsTests.class);

	/**
	 * The limit for one part of a plan. The smallest of the large tables has three times
	 * as many pages.
	 */
	private static final long MAX_PAGES = 150;

	private static final List<String> LARGE = List.of("job", "job_event", "job_attempt", "drawing", "tombstone",
			"idempotency_key", "access_token", "spent_token", "rate_limit", "object_garbage", "erasure", "redrive");

	private static final String ENGINE = "nova_engine";

	private static final String GATEWAY = "nova_gateway";

	private static final Set<String> WITHOUT_STATEMENTS = Set.of("TopicCreator");

	private final Map<String, Loop> loops = new TreeMap<>();

	private Database database;

	private RecordedPlans statements;

	private AnnotationConfigApplicationContext context;

	/**
	 * A loop of an application.
	 *
	 * @param role the role of its statements
	 * @param step the work of each interval
	 */
	private record Loop(String role, Runnable step) {
	}

	@BeforeAll
	void fillTables() throws SQLException {
		this.database = new Database();
		Address administrator = Database.ADMINISTRATOR_LOGIN;
		this.statements = new RecordedPlans(DriverManager.getConnection(administrator.jdbcUrl(),
				administrator.username(), administrator.password()));
		removeStatistics();
		ScriptUtils.executeSqlScript(this.statements.getDataSource().getConnection(),
				new ClassPathResource("large-tables.sql", PeriodicStatementsTests.class));
		this.context = new AnnotationConfigApplicationContext();
		this.context.registerBean(RecordedPlans.class, () -> this.statements);
		this.context.register(EngineParts.class);
		this.context.refresh();
		addLoopsOfOtherModules();
		addLoopsOfTheEngine();
	}

	// Autovacuum would collect statistics at some time.
	private void removeStatistics() {
		for (String table : LARGE) {
			this.statements.execute("alter table " + table + " set (autovacuum_enabled = false)");
			this.statements.execute("delete from pg_statistic where starelid = '" + table + "'::regclass");
		}
		this.statements.execute("truncate " + String.join(", ", LARGE));
	}

	@AfterAll
	void emptyTables() {
		this.context.close();
		this.database.sql.sql("truncate " + String.join(", ", LARGE)).update();
		for (String table : LARGE) {
			this.database.sql.sql("alter table " + table + " reset (autovacuum_enabled)").update();
		}
		this.database.sql.sql("delete from client where id = 'brief'").update();
		new Database();
	}

	private void addLoopsOfTheEngine() {
		ClassPathScanningCandidateComponentProvider loops = new ClassPathScanningCandidateComponentProvider(false);
		loops.addIncludeFilter(new AssignableTypeFilter(WorkLoop.class));
		loops.findCandidateComponents("dev.novadraw")
			.stream()
			.map((found) -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
			.filter((type) -> type != PeriodicCleanup.class && !WITHOUT_STATEMENTS.contains(type.getSimpleName()))
			.filter((type) -> !this.loops.containsKey(type.getSimpleName()))
			.forEach((type) -> this.loops.put(type.getSimpleName(), new Loop(ENGINE, () -> step(type))));
	}

	private void step(Class<?> loop) {
		try {
			Steps.step((WorkLoop) this.context.getAutowireCapableBeanFactory().createBean(loop));
		}
		catch (KafkaException ex) {
			log.debug("There is no Kafka here; what is to be sent has been read by then", ex);
		}
	}

	private void addLoopsOfOtherModules() {
		ClaimRepository claims = this.context.getBean(ClaimRepository.class);
		this.loops.put("Claimer", new Loop(ENGINE, () -> claims.claimUnclaimed(Duration.ofMillis(25),
				Duration.ofDays(10_000), Database.KINDS, 4, "w", Database.LEASE)));
		BacklogRepository backlog = this.context.getBean(BacklogRepository.class);
		this.loops.put("Dispatcher that rests",
				new Loop(ENGINE, () -> backlog.isAnyWaiting(new LowerBound(System::nanoTime))));
		this.loops.put("CancelWatch", new Loop(ENGINE, () -> claims.cancelRequested("w")));
		this.loops.put("Heartbeat", new Loop(ENGINE, () -> {
			claims.heartbeat("w", held(), Database.LEASE);
			Fleet.report(JdbcClient.create(this.statements), "w", 4, "story");
		}));
		add("cleanup of objects", ENGINE, "ObjectGarbageRepository", "MARK", Map.of("max", 200, "pause", 10_000));
		add("CredentialWatch", GATEWAY, "ApiKeyRepository", "LOST",
				Map.of("clients", new SqlArrayValue("text", "anonymous"), "keys", new SqlArrayValue("text", "key")));
		add("cleanup of expired tokens", GATEWAY, "AccessTokenRepository", "REMOVE_EXPIRED", Map.of());
		add("cleanup of expired tokens", GATEWAY, "AccessTokenRepository", "REMOVE_SPENT", Map.of());
		add("cleanup of idempotency keys", GATEWAY, "IdempotencyKeyRepository", "REMOVE_EXPIRED",
				Map.of("life", Duration.ofDays(1).toMillis()));
		add("cleanup of rate limits", GATEWAY, "RateLimitRepository", "REMOVE_EXPIRED", Map.of());
		add("cleanup of rate limits", GATEWAY, "RateLimitRepository", "READ", Map.of());
		add("VersionPoll", GATEWAY, "JobVersionRepository", "CHANGED",
				Map.of("ids", new SqlArrayValue("uuid", new UUID(0, 1), new UUID(0, 2)), "versions",
						new SqlArrayValue("bigint", 1L, 1L)));
	}

	private Map<Lease, Stage> held() {
		return this.statements
			.query("select id, token from job where state = 'RUNNING' and lease_until > now() limit 3",
					(row, number) -> new Lease(ClaimRepository.id(row), row.getLong("token"), "w"))
			.stream()
			.collect(Collectors.toMap((lease) -> lease, (lease) -> Stage.WRITING));
	}

	private void add(String loop, String role, String repository, String constant, Map<String, ?> parameters) {
		Runnable step = () -> ask(Sources.sql(repository, constant), parameters);
		this.loops.merge(loop, new Loop(role, step), (first, second) -> new Loop(role, () -> {
			first.step().run();
			second.step().run();
		}));
	}

	private void ask(String sql, Map<String, ?> parameters) {
		new NamedParameterJdbcTemplate(this.statements).execute(sql, parameters, PreparedStatement::execute);
	}

	@Test
	void knowsEveryLoop() {
		assertThat(this.loops.keySet())
			.containsAll(Sources.loops().stream().filter((loop) -> !WITHOUT_STATEMENTS.contains(loop)).toList());
	}

	Stream<String> loops() {
		return this.loops.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("loops")
	void readsFewPagesWithoutStatistics(String loop) {
		List<Plan> found = plans(loop);
		List<Plan> idle = plans(loop);

		assertThat(found).isNotEmpty();
		assertThat(idle).isNotEmpty();
		assertThat(Stream.concat(found.stream(), idle.stream()))
			.allSatisfy((plan) -> assertThat(plan.pages()).as("pages of %s", plan).isLessThan(MAX_PAGES));
	}

	@Test
	void wouldNoticeThatAWholeTableIsRead() {
		List<Plan> plans = this.statements.of(ENGINE,
				() -> this.statements.queryForList("select id from job where metadata ->> 'a' = 'b' limit 1"));

		assertThat(plans).singleElement().extracting(Plan::pages).asInstanceOf(LONG).isGreaterThan(10 * MAX_PAGES);
	}

	private List<Plan> plans(String name) {
		Loop loop = this.loops.get(name);
		return this.statements.of(loop.role(), loop.step());
	}

}
