package dev.novadraw.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.PlatformTransactionManager;

import dev.novadraw.embedded.kafka.EmbeddedKafka;
import dev.novadraw.embedded.postgres.EmbeddedPostgres;
import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerJdbcClient;
import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.job.JobsChanged;
import dev.novadraw.engine.job.NewJob;
import dev.novadraw.engine.lifecycle.JobCancellation;
import dev.novadraw.engine.lifecycle.JobSubmission;
import dev.novadraw.engine.lifecycle.Submission;
import dev.novadraw.engine.lifecycle.SubmissionRepository;
import dev.novadraw.kind.script.ScriptInput;

/**
 * Worker processes, as separate application contexts, on a real database and a real
 * broker.
 */
public final class Engine implements AutoCloseable {

	/** One directory per JVM that runs tests. */
	private static final Path SERVERS = Path.of("target", System.getProperty("nova.test.servers", "servers"))
		.toAbsolutePath();

	private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.start(SERVERS.resolve("postgres"), 0);

	private static final EmbeddedKafka KAFKA = EmbeddedKafka.start(SERVERS.resolve("kafka"), 0);

	/** The time limit of all waits in these tests, for busy machines. */
	private static final Duration MAX_WAIT = Duration.ofMinutes(2);

	static {
		Awaitility.setDefaultTimeout(MAX_WAIT);
		// Most jobs have ended by the time they are awaited, and each poll is a query.
		Awaitility.setDefaultPollDelay(Duration.ZERO);
		Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
	}

	/** Connections of an administrator, who bypasses row-level security. */
	static final DataSource ADMINISTRATOR = administrator(POSTGRES);

	private static final SubmissionRepository SUBMISSIONS = new SubmissionRepository(
			new OwnerJdbcClient(new NamedParameterJdbcTemplate(ADMINISTRATOR)));

	/**
	 * Longer time limits in the database, for machines on which locks take more than two
	 * seconds.
	 */
	private static final String DATABASE_TIMEOUTS = "--spring.datasource.hikari.data-source-properties.options="
			+ "-c statement_timeout=60s -c lock_timeout=60s -c idle_in_transaction_session_timeout=60s "
			+ "-c plan_cache_mode=force_generic_plan -c jit=off";

	final ConfigurableApplicationContext context;

	public Engine(String... settings) {
		this(List.of(WorkerApplication.class), settings);
	}

	/** Starts an engine with additional configuration. */
	Engine(Class<?> more, String... settings) {
		this(List.of(WorkerApplication.class, more), settings);
	}

	private Engine(List<Class<?>> parts, String... settings) {
		this.context = new SpringApplicationBuilder(parts.toArray(Class<?>[]::new))
			.properties(Map.of("spring.config.name", "nova-worker"))
			.run(arguments(settings));
	}

	private static String[] arguments(String... settings) {
		List<String> all = new ArrayList<>(List.of("--spring.datasource.url=" + POSTGRES.jdbcUrl(),
				"--spring.datasource.username=" + POSTGRES.application().username(),
				"--spring.datasource.password=" + POSTGRES.application().password(),
				"--nova.database.owner.username=" + POSTGRES.owner().username(),
				"--nova.database.owner.password=" + POSTGRES.owner().password(),
				"--spring.datasource.hikari.connection-timeout=60000",
				"--spring.datasource.hikari.data-source-properties.connectTimeout=30",
				"--spring.datasource.hikari.data-source-properties.socketTimeout=120", DATABASE_TIMEOUTS,
				"--nova.worker.lease=1m", "--nova.worker.backoff=10ms", "--nova.worker.drain=200ms",
				"--nova.worker.count=2", "--nova.dispatch.sweep-interval=200ms", "--nova.dispatch.claim-timeout=1m",
				"--server.port=0"));
		all.addAll(KAFKA.settings());
		for (String setting : settings) {
			all.removeIf((usual) -> usual.startsWith(setting.substring(0, setting.indexOf('=') + 1)));
			all.add(setting);
		}
		return all.toArray(String[]::new);
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

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public PlatformTransactionManager engineTransactions() {
		return this.context.getBean(AsEngine.TRANSACTIONS, PlatformTransactionManager.class);
	}

	/**
	 * Returns the client that runs as the engine's role.
	 */
	public JdbcClient asEngine() {
		return this.context.getBean("engineClient", JdbcClient.class);
	}

	JobId submit(String act) {
		return submit(act, Duration.ofMinutes(5));
	}

	JobId submit(String act, Duration deadline) {
		return submit(this.context, job(act, deadline));
	}

	JobId story(NewDrawing drawing) {
		return story("anna", new Story(), drawing);
	}

	JobId story(String client, Record input, NewDrawing drawing) {
		return submit(this.context,
				new NewJob(client, "story", input, drawing, 0, 3, Duration.ofMinutes(5), null, Map.of()));
	}

	static JobId submit(ApplicationContext context, NewJob job) {
		JobSubmission submission = context.getBean(JobSubmission.class);
		JobId id = submission.write(submission.store(new Submission.WithUpload(job))).orElseThrow().id();
		submission.announce();
		return id;
	}

	/** Submits a job as a gateway would if the login of the worker may not. */
	JobId submitAsAdministrator(String act) {
		JobId id = new JobId(UUID.randomUUID());
		SUBMISSIONS.insert(id, job(act, Duration.ofMinutes(5)));
		this.context.getBean(JobSubmission.class).announce();
		return id;
	}

	private static NewJob job(String act, Duration deadline) {
		return new NewJob("anna", "script", new ScriptInput(act), null, 0, 3, deadline, null, Map.of());
	}

	void cancel(JobId id) {
		this.context.getBean(JobCancellation.class).cancel(id, Owner.of(column(id, "client")));
	}

	public JdbcClient sql() {
		return JdbcClient.create(ADMINISTRATOR);
	}

	JobState state(JobId id) {
		return JobState.valueOf(column(id, "state"));
	}

	String column(JobId id, String column) {
		return this.sql()
			.sql("select cast(" + column + " as text) from job where id = ?")
			.param(id.value())
			.query(String.class)
			.single();
	}

	String history(JobId id) {
		return String.join(" ",
				this.sql()
					.sql("select state from job_event where job_id = ? order by seq")
					.param(id.value())
					.query(String.class)
					.list());
	}

	/** Returns the outcomes of the attempts, with the reason of each snoozed one. */
	String ledger(JobId id) {
		return String.join(" ",
				this.sql()
					.sql("""
							select outcome || case outcome when 'snoozed' then ':' || coalesce((
								select reason from job_event said where said.job_id = attempt.job_id
								and said.token = attempt.token and said.state = 'QUEUED' order by seq limit 1), '?') else '' end
							from job_attempt attempt where job_id = ? order by token""")
					.param(id.value())
					.query(String.class)
					.list());
	}

	/**
	 * Returns the calls of all attempts: purpose, provider, status and class of error of
	 * each.
	 */
	List<String> calls(JobId id) {
		return this.sql().sql("""
				select concat_ws(' ', call ->> 'purpose', call ->> 'provider', call ->> 'status', call ->> 'error')
				from job_attempt, jsonb_array_elements(calls) with ordinality as each (call, number)
				where job_id = ? order by token, number""").param(id.value()).query(String.class).list();
	}

	Duration shortestAttempt(JobId id) {
		return Duration.ofMillis(this.sql()
			.sql("select extract(epoch from min(finished_at - started_at)) * 1000 from job_attempt where job_id = ?")
			.param(id.value())
			.query(Long.class)
			.single());
	}

	void awaitState(JobId id, JobState state) {
		Awaitility.await(id + " to be " + state).until(() -> state(id) == state);
	}

	void awaitEnd(JobId id) {
		Awaitility.await(id + " to end").until(() -> state(id).isFinal());
	}

	void awaitLedger(JobId id, String outcomes) {
		Awaitility.await(id + " to begin with the attempts " + outcomes).until(() -> ledger(id).startsWith(outcomes));
	}

	boolean isPaused(String provider) {
		return sql().sql("select exists (select from dispatch_rule where scope = 'provider' and key = ? and paused)")
			.param(provider)
			.query(Boolean.class)
			.single();
	}

	public void resume(String provider) {
		resume("provider", provider);
	}

	/** Pauses the dispatch of some jobs, as an operator does. */
	void pause(String scope, String key) {
		sql().sql("""
				insert into dispatch_rule (scope, key, paused) values (?, ?, true)
				on conflict (scope, key) do update set paused = true""").params(scope, key).update();
	}

	void resume(String scope, String key) {
		sql().sql("update dispatch_rule set paused = false, reason = null where scope = ? and key = ?")
			.params(scope, key)
			.update();
		this.context.publishEvent(new JobsChanged());
	}

	/** Makes a job that is scheduled for later due now. */
	void makeDue(JobId id) {
		sql().sql("update job set run_at = now() where id = ? and state = 'QUEUED'").param(id.value()).update();
	}

	@SuppressWarnings("unchecked")
	KafkaTemplate<String, byte[]> kafka() {
		return this.context.getBean(KafkaTemplate.class);
	}

	/**
	 * Publishes a record, with the producer of the worker. That gives up sooner than a
	 * busy broker answers.
	 */
	void publish(String topic, String key, byte[] value) {
		Awaitility.await("a record in " + topic)
			.ignoreExceptions()
			.until(() -> kafka().send(topic, key, value).get() != null);
	}

	/** Returns all present records of a topic, from its beginning. */
	@SuppressWarnings("unchecked")
	List<ConsumerRecord<String, byte[]>> records(String topic) {
		ConsumerFactory<String, byte[]> consumers = this.context.getBean(ConsumerFactory.class);
		try (Consumer<String, byte[]> consumer = consumers.createConsumer("reader", "reader")) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((one) -> new TopicPartition(topic, one.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				ConsumerRecords<String, byte[]> some = consumer.poll(Duration.ofMillis(100));
				some.forEach(all::add);
			}
			return all;
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

}
