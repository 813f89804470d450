package dev.novadraw.benchmarks.contestant;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.novadraw.embedded.kafka.EmbeddedKafka;
import dev.novadraw.engine.EngineConfiguration;
import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.dispatch.Dispatcher;
import dev.novadraw.engine.dispatch.WorkerReport;
import dev.novadraw.engine.dispatch.WorkerRepository;
import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.job.Hint;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.job.NewJob;
import dev.novadraw.engine.job.Settlement;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.lifecycle.ClaimRepository;
import dev.novadraw.engine.lifecycle.JobCancellation;
import dev.novadraw.engine.lifecycle.JobSubmission;
import dev.novadraw.engine.lifecycle.SettlementRepository;
import dev.novadraw.engine.lifecycle.Submission;
import dev.novadraw.engine.queue.BacklogRepository;
import dev.novadraw.worker.WorkerConfiguration;

/**
 * This project with its shipped settings: jobs are submitted as by the gateway, and
 * workers get them from Kafka. A fleet without workers is a gateway alone.
 */
final class NovaDraw implements Contestant {

	private static final String KIND = "nap";

	private static final String UNSETTLED = """
			select count(*) from job where state in ('QUEUED', 'DISPATCHED', 'RUNNING')
			""";

	private static final String NUMBERED = """
			select id from job where state = 'RUNNING' and input ->> 'number' = :number
			""";

	private static final int MAX_ATTEMPTS = 5;

	private static final Duration DEADLINE = Duration.ofMinutes(30);

	private static final Duration LEASE = Duration.ofMinutes(5);

	private static final String WORKER = "by hand";

	private final ConfigurableApplicationContext application;

	private final JobSubmission submission;

	/**
	 * As many concurrent writes as a gateway permits: three quarters of its connections.
	 */
	private final Semaphore writes;

	private final ClaimRepository jobs;

	private final JdbcClient jdbc;

	NovaDraw(Address address, Fleet fleet, Naps naps) {
		SpringApplication application = new SpringApplication((fleet.workers() > 0) ? Everything.class : Gateway.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(Map.of("spring.config.name", "nova-bench"));
		application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) (context) -> context
			.registerBean(Naps.class, () -> naps));
		this.application = application.run("--spring.datasource.url=" + address.jdbcUrl(),
				"--spring.datasource.username=" + address.user(), "--spring.datasource.password=" + address.password(),
				"--spring.kafka.bootstrap-servers=" + address.kafka(), "--nova.kafka.user=" + EmbeddedKafka.USER,
				"--nova.kafka.password=" + address.kafkaPassword(), "--nova.kafka.protocol=" + EmbeddedKafka.PROTOCOL,
				"--nova.worker.count=" + Math.max(1, fleet.workers()), "--nova.worker.slots=" + fleet.slots());
		this.submission = this.application.getBean(JobSubmission.class);
		this.writes = new Semaphore(this.application.getEnvironment()
			.getRequiredProperty("spring.datasource.hikari.maximum-pool-size", Integer.class) * 3 / 4, true);
		this.jobs = this.application.getBean(ClaimRepository.class);
		this.jdbc = this.application.getBean(JdbcClient.class);
	}

	@Override
	public void submit(String client, Nap nap) {
		NewJob job = new NewJob(client, KIND, nap, null, 0, MAX_ATTEMPTS, DEADLINE, null, Map.of());
		this.writes.acquireUninterruptibly();
		try {
			this.submission.write(this.submission.store(new Submission.WithUpload(job)));
		}
		finally {
			this.writes.release();
		}
		this.submission.announce();
	}

	@Override
	public long unsettled() {
		return this.jdbc.sql(UNSETTLED).query(Long.class).single();
	}

	@Override
	public void cancel(int number) {
		UUID id = this.jdbc.sql(NUMBERED).param("number", Integer.toString(number)).query(UUID.class).single();
		this.application.getBean(JobCancellation.class).cancel(new JobId(id), Owner.of(CLIENT));
	}

	@Override
	public Step step(int jobs) {
		// No other dispatcher may run meanwhile, and the fleet has slots for exactly
		// these jobs.
		this.application.getBean(Dispatcher.class).stop();
		this.application.getBean(WorkerRepository.class)
			.report(new WorkerReport(WORKER, jobs, Set.of(KIND), "none", "none", null, "bench"));
		long begin = System.nanoTime();
		List<Hint> hints = this.application.getBean(BacklogRepository.class).dispatch(1, LEASE, jobs);
		long dispatched = System.nanoTime();
		List<Claim> claims = this.jobs.claim(hints, Set.of(KIND), WORKER, LEASE);
		long claimed = System.nanoTime();
		if (claims.size() != jobs) {
			throw new IllegalStateException(
					"%d of %d jobs were dispatched, %d claimed".formatted(hints.size(), jobs, claims.size()));
		}
		this.application.getBean(SettlementRepository.class)
			.settle(claims.stream().map((claim) -> Settlement.succeeded(claim, new Nap(0, 0), Spending.NONE)).toList());
		return new Step((dispatched - begin) / 1e6, (claimed - dispatched) / 1e6);
	}

	@Override
	public void close() {
		this.application.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(EngineConfiguration.class)
	static class Gateway {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ EngineConfiguration.class, WorkerConfiguration.class })
	static class Everything {

	}

}
