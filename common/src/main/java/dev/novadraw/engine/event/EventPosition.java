package dev.novadraw.engine.event;

/**
 * The position up to which the event log is published, beside the end of the log.
 *
 * @param published up to which position events are published
 * @param newest the position of the newest event that is committed, 0 without one
 * @param last the last position that the sequence has given out, 0 without one
 * @param server identifies one run of the database server
 */
record EventPosition(long published, long newest, long last, String server) {

	/**
	 * True if the sequence counts behind positions it must have given out: it was left
	 * behind when the tables were moved to another server, or somebody set it back.
	 */
	boolean isAheadOfSequence() {
		return Math.max(this.published, this.newest) > this.last;
	}

	boolean isAtEnd() {
		return this.published >= this.last;
	}

}
