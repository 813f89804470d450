package dev.novadraw.queuemodel.world;

import java.util.Locale;

/**
 * The events that happen to a system, in contrast to its own actions. Each search limits
 * their number.
 */
public enum LimitedEvent {

	/** A process is killed. */
	CRASH,

	/** A statement is committed and its response is lost. */
	LOST_REPLY,

	/** A hint is delivered again. */
	DOUBLING,

	/** Kafka's whole log is lost. */
	WIPE,

	/** A client cancels. */
	CANCEL,

	/** The deadline of a job passes. */
	DEADLINE,

	/** An attempt cannot be made now. */
	SNOOZE,

	/** A worker shuts down during an attempt. */
	SHUTDOWN,

	/** The database is unreachable for longer than a lease. */
	OUTAGE;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
