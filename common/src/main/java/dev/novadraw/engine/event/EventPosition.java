package dev.novadraw.engine.event;

/**
 * The position up to which the event log is published, and the end of the log.
 *
 * @param published the position up to which events are published
 * @param newest the position of the newest committed event, 0 without one
 * @param last the last position that the sequence has given out, 0 without one
 * @param server the identifier of one run of the database server
 */
record EventPosition(long published, long newest, long last, String server) {

	/**
	 * Returns true if positions are ahead of the sequence: it was left behind when the
	 * tables moved to another server, or was set back by hand.
	 */
	boolean isAheadOfSequence() {
		return Math.max(this.published, this.newest) > this.last;
	}

	boolean isAtEnd() {
		return this.published >= this.last;
	}

}
