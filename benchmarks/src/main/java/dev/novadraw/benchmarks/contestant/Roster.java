package dev.novadraw.benchmarks.contestant;

/**
 * All contestants, by their name on the command line.
 */
public enum Roster {

	NOVA("Nova Draw") {
		@Override
		public Contestant enter(Address address, Fleet fleet, Naps naps) {
			return new NovaDraw(address, fleet, naps);
		}
	},

	SPRING_KAFKA("Spring Kafka, @RetryableTopic") {
		@Override
		public Contestant enter(Address address, Fleet fleet, Naps naps) {
			return new SpringKafkaPeer(address, fleet, naps);
		}
	},

	JOBRUNR("JobRunr OSS") {
		@Override
		public Contestant enter(Address address, Fleet fleet, Naps naps) {
			return new JobRunrPeer(address, fleet, naps);
		}
	},

	/**
	 * A configuration that fetches as soon as one thread is idle, and only as much as
	 * idle threads can take.
	 */
	DB_SCHEDULER("db-scheduler, fetching for idle threads") {
		@Override
		public Contestant enter(Address address, Fleet fleet, Naps naps) {
			return new DbSchedulerPeer(address, fleet, naps, (fleet.slots() - 1.0) / fleet.slots(), 1);
		}
	},

	/**
	 * A configuration that fetches ahead, as the documentation recommends for throughput.
	 */
	DB_SCHEDULER_AHEAD("db-scheduler, fetching ahead") {
		@Override
		public Contestant enter(Address address, Fleet fleet, Naps naps) {
			return new DbSchedulerPeer(address, fleet, naps, 0.5, 4);
		}
	};

	private final String title;

	Roster(String title) {
		this.title = title;
	}

	/**
	 * Starts the contestant.
	 */
	public abstract Contestant enter(Address address, Fleet fleet, Naps naps);

	/**
	 * Returns the display name.
	 */
	public String title() {
		return this.title;
	}

}
