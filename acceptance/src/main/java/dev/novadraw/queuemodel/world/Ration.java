package dev.novadraw.queuemodel.world;

/**
 * What happens to a system rather than being done by it. Each search allows so much of
 * it.
 */
public enum Ration {

	/** A process is killed. */
	CRASH("crash"),

	/** A statement is committed and the answer to it is lost. */
	LOST_REPLY("lost reply"),

	/** A hint is delivered once more. */
	DOUBLING("doubling"),

	/** Kafka's log is lost as a whole. */
	WIPE("wipe"),

	/** A client cancels. */
	CANCEL("cancel"),

	/** The deadline of a job passes. */
	DEADLINE("deadline"),

	/** An attempt cannot be made now. */
	SNOOZE("snooze"),

	/** A worker shuts down in an attempt. */
	HAND_BACK("hand back"),

	/** Nobody can reach the database for longer than a lease. */
	OUTAGE("outage");

	private final String words;

	Ration(String words) {
		this.words = words;
	}

	@Override
	public String toString() {
		return this.words;
	}

}
