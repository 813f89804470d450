package dev.novadraw.gateway.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerJdbcClient;
import dev.novadraw.engine.database.AsEngine;
import dev.novadraw.engine.job.JobId;

/**
 * The table {@code idempotency_key}, which holds the responses to requests that may be
 * repeated.
 */
@Repository
class IdempotencyKeyRepository {

	private static final int BATCH = 1000;

	private static final String FIND = """
			select job_id, fingerprint, response from idempotency_key
			where client = :client and digest = :digest and created_at > now() - :life * interval '1 ms'
			""";

	/** Waits for a concurrent request with the same key. */
	private static final String ADD = """
			insert into idempotency_key (client, digest, fingerprint, job_id)
			values (:client, :digest, :fingerprint, :job)
			on conflict (client, digest) do update
				set fingerprint = excluded.fingerprint, job_id = excluded.job_id, response = null, created_at = now()
				where idempotency_key.created_at <= now() - :life * interval '1 ms'
			""";

	/** Stores the first response only, and none for a job that was removed meanwhile. */
	private static final String STORE_RESPONSE = """
			update idempotency_key set response = coalesce(response, :response)
			where client = :client and digest = :digest and fingerprint is not null
			returning response
			""";

	private static final String REMOVE_EXPIRED = """
			delete from idempotency_key where (client, digest) in (
				select client, digest from idempotency_key
				where created_at < now() - :life * interval '1 ms' order by created_at limit %d)
			""".formatted(BATCH);

	private static final Duration LIFE = Duration.ofHours(24);

	private final JdbcClient jdbc;

	private final OwnerJdbcClient owned;

	IdempotencyKeyRepository(@AsEngine JdbcClient jdbc, OwnerJdbcClient owned) {
		this.jdbc = jdbc;
		this.owned = owned;
	}

	/**
	 * An earlier request with the same key.
	 *
	 * @param job the id of its job
	 * @param fingerprint the digest of its content, null if the job was removed
	 * @param response the stored response, null if none was rendered
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Earlier(JobId job, byte @Nullable [] fingerprint, @Nullable String response) {

		@Override
		public String toString() {
			return "an earlier request for " + this.job;
		}

	}

	Optional<Earlier> find(Owner owner, IdempotentRequest request) {
		return this.owned
			.query(owner, FIND, withDigest(request, Map.of("life", LIFE.toMillis())), IdempotencyKeyRepository::earlier)
			.stream()
			.findFirst();
	}

	/**
	 * Stores a key, in the transaction of the caller that writes the job.
	 * @return false if the key exists already
	 */
	boolean add(Owner owner, IdempotentRequest request, JobId job) {
		Map<String, Object> additional = Map.of("client", owner.client(), "fingerprint", request.fingerprint(), "job",
				job.value(), "life", LIFE.toMillis());
		return this.jdbc.sql(ADD).params(withDigest(request, additional)).update() == 1;
	}

	/**
	 * Stores the response, unless one is stored already.
	 * @return the stored response, empty if the job was removed
	 */
	Optional<String> storeResponse(Owner owner, IdempotentRequest request, String response) {
		return this.owned
			.query(owner, STORE_RESPONSE, withDigest(request, Map.of("response", response)),
					(row, number) -> row.getString(1))
			.stream()
			.findFirst();
	}

	/**
	 * Deletes a batch of expired keys, oldest first.
	 * @return true if there may be more
	 */
	boolean removeExpired() {
		return this.jdbc.sql(REMOVE_EXPIRED).param("life", LIFE.toMillis()).update() == BATCH;
	}

	private static Map<String, Object> withDigest(IdempotentRequest request, Map<String, Object> additional) {
		Map<String, Object> parameters = new HashMap<>(additional);
		parameters.put("digest", request.digest());
		return parameters;
	}

	private static Earlier earlier(ResultSet row, int number) throws SQLException {
		return new Earlier(new JobId(row.getObject("job_id", UUID.class)), row.getBytes("fingerprint"),
				row.getString("response"));
	}

}
