package dev.novadraw.engine.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import dev.novadraw.engine.database.Columns;

/**
 * The order in which jobs of one client and kind are dispatched: a higher priority counts
 * as an earlier submission.
 *
 * @param since the time of submission, moved by the priority
 * @param id the id of the job, which decides between equal times
 */
public record PriorityKey(Instant since, UUID id) implements Comparable<PriorityKey> {

	/**
	 * Reads the columns {@code place} and {@code id}.
	 */
	public static PriorityKey of(ResultSet row, int number) throws SQLException {
		return new PriorityKey(Columns.instant(row, "place"), row.getObject("id", UUID.class));
	}

	@Override
	public int compareTo(PriorityKey other) {
		int bySince = this.since.compareTo(other.since);
		return (bySince != 0) ? bySince : this.id.compareTo(other.id);
	}

}
