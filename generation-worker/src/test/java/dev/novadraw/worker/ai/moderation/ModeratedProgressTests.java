package dev.novadraw.worker.ai.moderation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.ProviderFailure.Reason;

import static org.assertj.core.api.Assertions.assertThat;

class ModeratedProgressTests {

	private final List<Object> shown = new CopyOnWriteArrayList<>();

	private final AtomicInteger checks = new AtomicInteger();

	@Test
	void showsPartialsAfterModerationAndSkipsThoseThatArriveMeanwhile() throws InterruptedException {
		CountDownLatch checked = new CountDownLatch(1);
		ModeratedProgress progress = new ModeratedProgress(this.shown::add, (partial) -> {
			await(checked);
			return true;
		});

		progress.partial("one");
		progress.partial("two");
		assertThat(this.shown).isEmpty();
		checked.countDown();

		Awaitility.await("the first to be shown").until(() -> this.shown.equals(List.of("one")));
		Awaitility.await("the next to be shown").until(() -> {
			progress.partial("three");
			return this.shown.contains("three");
		});
		assertThat(this.shown).doesNotContain("two");
	}

	@Test
	void showsNothingMoreAfterAnUnsuitablePartial() {
		ModeratedProgress progress = new ModeratedProgress(this.shown::add, (partial) -> {
			this.checks.incrementAndGet();
			return !partial.equals("bad");
		});

		progress.partial("bad");
		Awaitility.await("the first to be moderated").until(() -> this.checks.get() == 1);
		progress.partial("good");

		Awaitility.await("nothing to be shown").during(Duration.ofMillis(200)).until(this.shown::isEmpty);
		assertThat(this.checks).hasValue(1);
	}

	@Test
	void skipsAPartialThatCouldNotBeModerated() {
		ModeratedProgress progress = new ModeratedProgress(this.shown::add, (partial) -> {
			if (this.checks.incrementAndGet() == 1) {
				throw new ProviderFailure(Reason.UNAVAILABLE, null);
			}
			return true;
		});

		Awaitility.await("the next to be shown").until(() -> {
			progress.partial(this.checks.get());
			return !this.shown.isEmpty();
		});
		assertThat(this.shown).doesNotContain(0);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
