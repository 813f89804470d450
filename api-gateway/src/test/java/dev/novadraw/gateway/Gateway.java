package dev.novadraw.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.awaitility.Awaitility;

import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.embedded.postgres.EmbeddedPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A gateway for tests, called over HTTP on its own port.
 */
public final class Gateway {

	static {
		// Generous enough for a busy machine, for every wait of these tests.
		Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
	}

	/** The default settings. On a busy machine the database may respond slowly. */
	private static final List<String> USUAL = List.of("--nova.access.mode=open", "--nova.management.port=",
			"--spring.datasource.hikari.connection-timeout=30000",
			"--spring.datasource.hikari.data-source-properties.connectTimeout=30",
			"--spring.datasource.hikari.data-source-properties.socketTimeout=60", "--nova.requests.database-time=60s");

	/** Time limits of the database as they are without settings. */
	private static final List<String> LIMITS_OF_PRODUCTION = List.of(
			"--spring.datasource.hikari.connection-timeout=900",
			"--spring.datasource.hikari.data-source-properties.connectTimeout=2",
			"--spring.datasource.hikari.data-source-properties.socketTimeout=3", "--nova.requests.database-time=3s");

	private static final Gateway SHARED = start(Servers.KAFKA.bootstrapServers(), Servers.POSTGRES,
			"--nova.access.failures-per-minute=1000");

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ConfigurableApplicationContext context;

	private final Path workDirectory;

	private final HikariDataSource administrator;

	private Gateway(ConfigurableApplicationContext context, Path workDirectory, EmbeddedPostgres postgres) {
		this.context = context;
		this.workDirectory = workDirectory;
		this.administrator = administrator(postgres);
	}

	/**
	 * Returns the gateway that most tests share.
	 */
	public static Gateway shared() {
		return SHARED;
	}

	/**
	 * Returns a second gateway beside the shared one, as in another process.
	 */
	public static Gateway other() {
		return Other.GATEWAY;
	}

	/**
	 * Returns a gateway that requires keys and trusts the forwarding headers of a proxy.
	 */
	public static Gateway behindProxy() {
		return BehindProxy.GATEWAY;
	}

	public static Gateway start(String kafka, String... settings) {
		return start(kafka, Servers.POSTGRES, settings);
	}

	/**
	 * Starts a gateway that requires keys. A key is created first, as it would not start
	 * without one.
	 */
	public static Gateway startWithKeys(String... settings) {
		new TestClient(SHARED);
		List<String> all = new ArrayList<>(List.of(settings));
		all.add("--nova.access.mode=keys");
		return start(Servers.KAFKA.bootstrapServers(), all.toArray(String[]::new));
	}

	/**
	 * Starts a gateway with an additional configuration class.
	 */
	public static Gateway start(Class<?> application, String kafka, String... settings) {
		return start(new Class<?>[] { GatewayApplication.class, application }, kafka, Servers.POSTGRES, settings);
	}

	static Gateway start(String kafka, EmbeddedPostgres postgres, String... settings) {
		return start(new Class<?>[] { GatewayApplication.class }, kafka, postgres, settings);
	}

	/**
	 * Starts one that reaches its database through a proxy, with the time limits of
	 * production.
	 */
	static Gateway start(DatabaseProxy proxy, EmbeddedPostgres postgres) {
		List<String> settings = new ArrayList<>(LIMITS_OF_PRODUCTION);
		settings.add("--spring.datasource.url=" + proxy.jdbcUrl());
		return start(Servers.KAFKA.bootstrapServers(), postgres, settings.toArray(String[]::new));
	}

	private static Gateway start(Class<?>[] parts, String kafka, EmbeddedPostgres postgres, String... settings) {
		Path workDirectory = Path.of("target/tomcat-" + System.nanoTime()).toAbsolutePath();
		SpringApplication application = new SpringApplication(parts);
		application
			.setDefaultProperties(Map.of("spring.config.name", "nova-gateway", "springdoc.api-docs.enabled", "false"));
		List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--server.tomcat.basedir=" + workDirectory,
				"--spring.datasource.username=" + postgres.application().username(),
				"--spring.datasource.password=" + postgres.application().password(),
				"--nova.database.owner.username=" + postgres.owner().username(),
				"--nova.database.owner.password=" + postgres.owner().password(),
				"--spring.kafka.bootstrap-servers=" + kafka));
		List<String> usual = new ArrayList<>(USUAL);
		usual.add("--spring.datasource.url=" + postgres.jdbcUrl());
		usual.removeIf((argument) -> Arrays.stream(settings)
			.anyMatch((setting) -> setting.startsWith(argument.substring(0, argument.indexOf('=') + 1))));
		arguments.addAll(usual);
		arguments.addAll(
				Servers.KAFKA.settings().stream().filter((setting) -> setting.startsWith("--nova.kafka.")).toList());
		arguments.addAll(List.of(settings));
		return new Gateway(application.run(arguments.toArray(String[]::new)), workDirectory, postgres);
	}

	private static HikariDataSource administrator(EmbeddedPostgres postgres) {
		HikariDataSource administrator = new HikariDataSource();
		administrator.setJdbcUrl(postgres.jdbcUrl());
		administrator.setUsername(postgres.username());
		administrator.setPassword(postgres.password());
		administrator.setMaximumPoolSize(4);
		administrator.setMinimumIdle(0);
		return administrator;
	}

	public void stop() {
		this.context.close();
		this.administrator.close();
	}

	public int port() {
		return webServer().getPort();
	}

	public WebServer webServer() {
		return ((WebServerApplicationContext) this.context).getWebServer();
	}

	public String address() {
		return "http://127.0.0.1:" + port();
	}

	public <T> T part(Class<T> type) {
		return this.context.getBean(type);
	}

	public <T> T part(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	/**
	 * Returns connections of an administrator, who bypasses row-level security.
	 */
	public DataSource administrator() {
		return this.administrator;
	}

	/**
	 * Returns the client for the gateway's own statements about all clients.
	 */
	public JdbcClient asEngine() {
		return BeanFactoryAnnotationUtils.qualifiedBeanOfType(this.context.getBeanFactory(), JdbcClient.class,
				"engine");
	}

	public JdbcClient sql() {
		return JdbcClient.create(this.administrator);
	}

	/**
	 * Runs work in a transaction that stays open meanwhile and is then rolled back.
	 */
	public void inTransaction(Consumer<JdbcClient> work) {
		new TransactionTemplate(new DataSourceTransactionManager(this.administrator)).executeWithoutResult((status) -> {
			work.accept(sql());
			status.setRollbackOnly();
		});
	}

	/**
	 * Runs work while no event can be published, because an open transaction may have
	 * written events.
	 */
	public void whileEventsWait(Runnable work) {
		inTransaction((open) -> {
			open.sql("set local idle_in_transaction_session_timeout = 0").update();
			open.sql("select pg_current_xact_id()::text").query(String.class).single();
			open.sql("lock table job_event in row exclusive mode").update();
			work.run();
			assertThat(open.sql("""
					select exists (select from event_relay where position < (select max(position) from job_event))
					""").query(Boolean.class).single()).as("events wait").isTrue();
		});
	}

	public void publish(Object event) {
		this.context.publishEvent(event);
	}

	public Reply get(String path, String... headers) {
		return send(request(path, headers).GET());
	}

	/**
	 * Starts a GET request whose body the caller reads at its own speed.
	 */
	public InputStream open(String path, String... headers) {
		try {
			return HTTP.send(request(path, headers).GET().build(), BodyHandlers.ofInputStream()).body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public CompletableFuture<Reply> getLater(String path, String... headers) {
		return HTTP.sendAsync(request(path, headers).GET().build(), BodyHandlers.ofByteArray()).thenApply(Reply::new);
	}

	public Reply post(String path, Multipart form, String... headers) {
		return send(request(path, headers).header("Content-Type", form.contentType()).POST(form.body()));
	}

	public Reply post(String path, String contentType, String body, String... headers) {
		return send(request(path, headers).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
	}

	public Reply send(String method, String path, BodyPublisher body, String... headers) {
		return send(request(path, headers).method(method, body));
	}

	private HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create(path.startsWith("http") ? path : address() + path))
			.timeout(Duration.ofSeconds(90));
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	private static Reply send(HttpRequest.Builder request) {
		try {
			return new Reply(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Lists the rows and upload files that requests have left behind.
	 */
	public Traces traces() {
		// Jobs of an earlier run expire at any time.
		return new Traces(keys("id::text from job"), keys("id::text from drawing"),
				keys("job_id || ' ' || seq from job_event where state <> 'EXPIRED'"), files());
	}

	private Set<String> keys(String columnAndRows) {
		return sql().sql("select " + columnAndRows).query(String.class).set();
	}

	private Set<String> files() {
		try (Stream<Path> files = Files.walk(this.workDirectory)) {
			return files.filter(Files::isRegularFile).map(Path::toString).collect(Collectors.toSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A second gateway, started on first use. */
	private static final class Other {

		static final Gateway GATEWAY = start(Servers.KAFKA.bootstrapServers(),
				"--nova.meta.egress-addresses=192.0.2.7,2001:db8::7");

	}

	/** A gateway behind a proxy, started on first use. */
	private static final class BehindProxy {

		static final Gateway GATEWAY = startWithKeys("--server.forward-headers-strategy=native",
				"--nova.access.failures-per-minute=1000");

	}

	/**
	 * The keys of rows and the upload files that exist.
	 */
	public record Traces(Set<String> jobs, Set<String> drawings, Set<String> events, Set<String> files) {

		/**
		 * Counts what is new. What is gone does not matter: removals of earlier tests
		 * take place at any time.
		 */
		public Added since(Traces before) {
			return new Added(added(this.jobs, before.jobs), added(this.drawings, before.drawings),
					added(this.events, before.events), added(this.files, before.files));
		}

		private static long added(Set<String> now, Set<String> before) {
			return now.stream().filter((key) -> !before.contains(key)).count();
		}

	}

	/**
	 * The numbers of new rows and upload files.
	 */
	public record Added(long jobs, long drawings, long events, long files) {

		public static final Added NOTHING = new Added(0, 0, 0, 0);

	}

}
