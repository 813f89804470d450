package dev.novadraw.benchmarks.contestant;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;

/**
 * db-scheduler with its faster polling strategy (lock and fetch), a short interval, and
 * immediate execution of submitted jobs.
 */
final class DbSchedulerPeer implements Contestant {

	private static final Duration POLLING_INTERVAL = Duration.ofMillis(100);

	/** The table from its documentation. */
	private static final String TABLE = """
			create table scheduled_tasks (
				task_name text not null,
				task_instance text not null,
				task_data bytea,
				execution_time timestamp with time zone not null,
				picked boolean not null,
				picked_by text,
				last_success timestamp with time zone,
				last_failure timestamp with time zone,
				consecutive_failures int,
				last_heartbeat timestamp with time zone,
				version bigint not null,
				priority smallint,
				primary key (task_name, task_instance)
			);
			create index execution_time_idx on scheduled_tasks (execution_time);
			create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
			create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);
			""";

	private final Pool pool;

	private final OneTimeTask<Nap> task;

	private final List<Scheduler> schedulers;

	private final AtomicInteger turn = new AtomicInteger();

	/**
	 * Starts its schedulers.
	 * @param fetchBelow the fraction of busy threads at or below which it fetches ahead
	 * of the next poll
	 * @param fetchUpTo the number of jobs to fetch, as a multiple of the threads
	 */
	DbSchedulerPeer(Address address, Fleet fleet, Naps naps, double fetchBelow, double fetchUpTo) {
		this.pool = new Pool(address, fleet);
		this.pool.execute(TABLE);
		this.task = Tasks.oneTime("nap", Nap.class).execute((instance, context) -> naps.run(instance.getData()));
		this.schedulers = IntStream.range(0, fleet.workers())
			.mapToObj((number) -> Scheduler.create(this.pool.dataSource(), this.task)
				.schedulerName(new SchedulerName.Fixed("worker " + number))
				.threads(fleet.slots())
				.pollUsingLockAndFetch(fetchBelow, fetchUpTo)
				.pollingInterval(POLLING_INTERVAL)
				.enableImmediateExecution()
				.build())
			.toList();
		this.schedulers.forEach(Scheduler::start);
	}

	@Override
	public void submit(String client, Nap nap) {
		// Round-robin, because a scheduler is notified at once of jobs submitted through
		// it.
		Scheduler next = this.schedulers.get(Math.floorMod(this.turn.getAndIncrement(), this.schedulers.size()));
		next.scheduleIfNotExists(this.task.instance(Integer.toString(nap.number()), nap),
				InstantSource.system().instant());
	}

	@Override
	public long unsettled() {
		return this.pool.number("select count(*) from scheduled_tasks");
	}

	@Override
	public void close() {
		this.schedulers.forEach(Scheduler::stop);
		this.pool.close();
	}

}
