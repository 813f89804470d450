package dev.novadraw.benchmarks.contestant;

/**
 * All contestants, by their name on the command line.
 */
public enum Roster {

	NOVA("Nova Draw", NovaDraw::new),

	SPRING_KAFKA("Spring Kafka, @RetryableTopic", SpringKafkaPeer::new),

	JOBRUNR("JobRunr OSS", JobRunrPeer::new),

	/**
	 * A configuration that fetches as soon as one thread is idle, and only as much as
	 * idle threads can take.
	 */
	DB_SCHEDULER("db-scheduler, fetching for idle threads",
			(address, fleet, naps) -> new DbSchedulerPeer(address, fleet, naps, (fleet.slots() - 1.0) / fleet.slots(),
					1)),

	/**
	 * A configuration that fetches ahead, as the documentation recommends for throughput.
	 */
	DB_SCHEDULER_AHEAD("db-scheduler, fetching ahead",
			(address, fleet, naps) -> new DbSchedulerPeer(address, fleet, naps, 0.5, 4));

	private final String title;

	private final Entry entry;

	Roster(String title, Entry entry) {
		this.title = title;
		this.entry = entry;
	}

	private interface Entry {

		Contestant enter(Address address, Fleet fleet, Naps naps);

	}

	/**
	 * Starts the contestant.
	 */
	public Contestant enter(Address address, Fleet fleet, Naps naps) {
		return this.entry.enter(address, fleet, naps);
	}

	public String title() {
		return this.title;
	}

}
