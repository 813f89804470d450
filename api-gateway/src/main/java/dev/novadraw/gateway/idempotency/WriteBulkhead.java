package dev.novadraw.gateway.idempotency;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.engine.timeout.TimeBudget;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.Quota;

/**
 * A limit on concurrent writes. Large drawings occupy a database connection for long, and
 * some connections have to remain for reads.
 */
@Component
class WriteBulkhead {

	private static final Duration TIMEOUT = Duration.ofMillis(1500);

	private static final Duration PAUSE = Duration.ofSeconds(2);

	private final int max;

	private final Semaphore permits;

	WriteBulkhead(@Value("${spring.datasource.hikari.maximum-pool-size}") int connections) {
		this.max = Math.max(1, connections * 3 / 4);
		this.permits = new Semaphore(this.max, true);
	}

	/**
	 * Runs a write as soon as the limit permits.
	 * @throws ApiProblem if that takes too long
	 */
	<T> T write(Supplier<T> work) {
		if (!tryAcquire()) {
			throw Quota.exhausted("writes", this.max, PAUSE)
				.used(ProblemCode.UPLOADS_BUSY, "Other uploads are being stored. Send the same request again.");
		}
		try {
			return work.get();
		}
		finally {
			this.permits.release();
		}
	}

	private boolean tryAcquire() {
		try (TimeBudget.Wait _ = TimeBudget.begin()) {
			return this.permits.tryAcquire(TimeBudget.left(TIMEOUT), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
