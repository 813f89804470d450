package dev.novadraw.worker.ai.wire;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * Settings that switch off the retries of Spring AI and of the vendors' clients. The
 * sleeper needs no threads; the vendors' own sleepers keep one for each client.
 */
final class NoRetries implements com.anthropic.core.Sleeper, com.openai.core.Sleeper {

	static final NoRetries SLEEPER = new NoRetries();

	static final RetryTemplate TEMPLATE = new RetryTemplate(RetryPolicy.builder().maxRetries(0).build());

	private NoRetries() {
	}

	@Override
	public void sleep(Duration duration) {
		throw new IllegalStateException("Calls are not retried here");
	}

	@Override
	public CompletableFuture<Void> sleepAsync(Duration duration) {
		throw new IllegalStateException("Calls are not retried here");
	}

	@Override
	public void close() {
	}

}
