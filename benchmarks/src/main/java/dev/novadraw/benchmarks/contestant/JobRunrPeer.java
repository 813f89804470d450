package dev.novadraw.benchmarks.contestant;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.server.configuration.BackgroundJobServerThreadType;
import org.jobrunr.server.configuration.DefaultBackgroundJobServerWorkerPolicy;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.JsonMapper;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * JobRunr, the open-source edition, on PostgreSQL. Its servers poll every five seconds,
 * the shortest interval it accepts, and whenever a job ends. Jobs run on virtual threads,
 * and job requests avoid its analysis of lambdas.
 */
final class JobRunrPeer implements Contestant {

	private static final Duration MIN_POLL_INTERVAL = Duration.ofSeconds(5);

	private static final String UNSETTLED = """
			select count(*) from jobrunr_jobs where state not in ('SUCCEEDED', 'FAILED', 'DELETED')
			""";

	private final Pool pool;

	private final List<BackgroundJobServer> servers;

	private final JobRequestScheduler scheduler;

	JobRunrPeer(Address address, Fleet fleet, Naps naps) {
		this.pool = new Pool(address, fleet);
		JsonMapper json = new Jackson3JsonMapper(
				BasicPolymorphicTypeValidator.builder().allowIfSubType("dev.novadraw.benchmarks."));
		PostgresStorageProvider storage = new PostgresStorageProvider(this.pool.dataSource());
		storage.setJobMapper(new JobMapper(json));
		Handlers handlers = new Handlers(new NapHandler(naps));
		this.servers = Stream.generate(() -> new BackgroundJobServer(storage, json, handlers, settings(fleet.slots())))
			.limit(fleet.workers())
			.toList();
		this.scheduler = new JobRequestScheduler(storage);
		this.servers.forEach(BackgroundJobServer::start);
	}

	private static BackgroundJobServerConfiguration settings(int slots) {
		return BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
			.andPollInterval(MIN_POLL_INTERVAL)
			.andBackgroundJobServerWorkerPolicy(
					new DefaultBackgroundJobServerWorkerPolicy(slots, BackgroundJobServerThreadType.VirtualThreads));
	}

	@Override
	public void submit(String client, Nap nap) {
		this.scheduler.enqueue(new NapRequest(nap.number(), nap.millis()));
	}

	@Override
	public long unsettled() {
		return this.pool.number(UNSETTLED);
	}

	@Override
	public void close() {
		this.servers.forEach(BackgroundJobServer::stop);
		this.pool.close();
	}

	/**
	 * The job as JobRunr stores it.
	 */
	public record NapRequest(int number, long millis) implements JobRequest {

		@Override
		public Class<NapHandler> getJobRequestHandler() {
			return NapHandler.class;
		}

	}

	/**
	 * The job as JobRunr runs it.
	 */
	public record NapHandler(Naps naps) implements JobRequestHandler<NapRequest> {

		@Override
		public void run(NapRequest request) {
			this.naps.run(new Nap(request.number(), request.millis()));
		}

	}

	private record Handlers(NapHandler handler) implements JobActivator {

		@Override
		public <T> T activateJob(Class<T> type) {
			return type.cast(this.handler);
		}

	}

}
