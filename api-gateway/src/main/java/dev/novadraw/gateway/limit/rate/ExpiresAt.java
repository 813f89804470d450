package dev.novadraw.gateway.limit.rate;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.CustomColumnProvider;
import io.github.bucket4j.distributed.remote.RemoteBucketState;

/**
 * The column with the time after which a row can be removed, by the clock of the
 * database. The library's own column uses the clock of the process.
 */
final class ExpiresAt implements CustomColumnProvider<String> {

	private final ExpirationAfterWriteStrategy life;

	/**
	 * Creates the column.
	 * @param afterRefill the time that a row is kept after its bucket is full again
	 */
	ExpiresAt(Duration afterRefill) {
		this.life = ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(afterRefill);
	}

	@Override
	public void setCustomField(String key, int index, PreparedStatement statement, RemoteBucketState state, long now)
			throws SQLException {
		statement.setLong(index, TimeUnit.NANOSECONDS.toMillis(now) + this.life.calculateTimeToLiveMillis(state, now));
	}

	@Override
	public String getCustomFieldName() {
		return "expires_at";
	}

}
