package dev.novadraw.worker.ai.budget;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Ledger entries of AI calls that failed to be written. Each is retried in the
 * background: the call has been made and paid for, and its job does not wait.
 */
@Component
class SpendingRetryQueue implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(SpendingRetryQueue.class);

	/** Some hours, including the pauses between them. */
	private static final int MAX_RETRIES = 1000;

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final RetryTemplate retries = new RetryTemplate(RetryPolicy.builder()
		.includes(DataAccessException.class, TransactionException.class)
		.maxRetries(MAX_RETRIES)
		.delay(Duration.ofMillis(100))
		.jitter(Duration.ofMillis(50))
		.multiplier(2)
		.maxDelay(Duration.ofSeconds(10))
		.build());

	void add(Runnable entry) {
		this.threads.submit(() -> write(entry));
	}

	private void write(Runnable entry) {
		try {
			this.retries.execute(() -> {
				entry.run();
				return true;
			});
		}
		catch (RetryException ex) {
			log.error("AI call ledger entry lost, its reservation stays spent", ex.getLastException());
		}
	}

	@Override
	public void destroy() throws InterruptedException {
		this.threads.shutdown();
		if (!this.threads.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
			this.threads.shutdownNow();
		}
	}

}
