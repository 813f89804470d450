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
 * What was answered to requests that may be sent again.
 */
@Repository
class IdempotencyKeyRepository {

	private static final int BATCH = 1000;

	private static final String FIND = """
			select job_id, fingerprint, response from idempotency_key
			where client = :client and digest = :digest and created_at > now() - :life * interval '1 ms'
			""";

	/** Waits for another request with the same key. */
	private static final String ADD = """
			insert into idempotency_key (client, digest, fingerprint, job_id)
			values (:client, :digest, :fingerprint, :job)
			on conflict (client, digest) do update
				set fingerprint = excluded.fingerprint, job_id = excluded.job_id, response = null, created_at = now()
				where idempotency_key.created_at <= now() - :life * interval '1 ms'
			""";

	/** The first answer stands; none is kept for a job that was removed meanwhile. */
	private static final String ANSWER = """
			update idempotency_key set response = coalesce(response, :response)
			where client = :client and digest = :digest and fingerprint is not null
			returning response
			""";

	private static final String FORGET = """
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
	 * A request that came before.
	 *
	 * @param job what it asked for
	 * @param fingerprint of what was sent; null when the job was removed
	 * @param response what was answered; null when nobody got to see an answer
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
			.query(owner, FIND, about(request, Map.of("life", LIFE.toMillis())), IdempotencyKeyRepository::earlier)
			.stream()
			.findFirst();
	}

	/**
	 * Keeps a new one, in the transaction of the caller that writes its job.
	 * @return false when there is one already
	 */
	boolean add(Owner owner, IdempotentRequest request, JobId job) {
		Map<String, Object> more = Map.of("client", owner.client(), "fingerprint", request.fingerprint(), "job",
				job.value(), "life", LIFE.toMillis());
		return this.jdbc.sql(ADD).params(about(request, more)).update() == 1;
	}

	/**
	 * Notes what is answered, unless that was noted before.
	 * @return what is answered
	 */
	Optional<String> answer(Owner owner, IdempotentRequest request, String response) {
		return this.owned
			.query(owner, ANSWER, about(request, Map.of("response", response)), (row, number) -> row.getString(1))
			.stream()
			.findFirst();
	}

	/**
	 * Forgets the oldest.
	 * @return whether there may be more
	 */
	boolean forgetOld() {
		return this.jdbc.sql(FORGET).param("life", LIFE.toMillis()).update() == BATCH;
	}

	private static Map<String, Object> about(IdempotentRequest request, Map<String, Object> more) {
		Map<String, Object> parameters = new HashMap<>(more);
		parameters.put("digest", request.digest());
		return parameters;
	}

	private static Earlier earlier(ResultSet row, int number) throws SQLException {
		return new Earlier(new JobId(row.getObject("job_id", UUID.class)), row.getBytes("fingerprint"),
				row.getString("response"));
	}

}
