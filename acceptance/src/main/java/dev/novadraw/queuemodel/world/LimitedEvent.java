package dev.novadraw.queuemodel.world;

/**
 * The events that happen to a system, in contrast to its own actions. Each search limits
 * their number.
 */
public enum LimitedEvent {

	/** A process is killed. */
	CRASH("crash"),

	/** A statement is committed and its response is lost. */
	LOST_REPLY("lost reply"),

	/** A hint is delivered again. */
	DOUBLING("doubling"),

	/** Kafka's whole log is lost. */
	WIPE("wipe"),

	/** A client cancels. */
	CANCEL("cancel"),

	/** The deadline of a job passes. */
	DEADLINE("deadline"),

	/** An attempt cannot be made now. */
	SNOOZE("snooze"),

	/** A worker shuts down during an attempt. */
	SHUTDOWN("shutdown"),

	/** The database is unreachable for longer than a lease. */
	OUTAGE("outage");

	private final String words;

	LimitedEvent(String words) {
		this.words = words;
	}

	@Override
	public String toString() {
		return this.words;
	}

}
