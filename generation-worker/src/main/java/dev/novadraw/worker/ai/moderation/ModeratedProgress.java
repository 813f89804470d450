package dev.novadraw.worker.ai.moderation;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.engine.kind.Progress;
import dev.novadraw.worker.ai.provider.ProviderFailure;

/**
 * Progress that shows partial results only after moderation. It never delays the
 * generator: partial results that arrive during a check are skipped, because later ones
 * follow.
 */
final class ModeratedProgress implements Progress {

	private static final Logger log = LoggerFactory.getLogger(ModeratedProgress.class);

	private final Progress shown;

	private final Predicate<Object> isSuitable;

	private final AtomicBoolean moderating = new AtomicBoolean();

	ModeratedProgress(Progress shown, Predicate<Object> isSuitable) {
		this.shown = shown;
		this.isSuitable = isSuitable;
	}

	@Override
	public void partial(Object partial) {
		if (this.moderating.compareAndSet(false, true)) {
			Thread.ofVirtual().name("moderation").start(() -> moderate(partial));
		}
	}

	// After an unsuitable partial result nothing more is shown: the flag stays set.
	private void moderate(Object partial) {
		try {
			if (this.isSuitable.test(partial)) {
				this.shown.partial(partial);
				this.moderating.set(false);
			}
		}
		catch (ProviderFailure ex) {
			log.debug("Partial text not moderated: cause={}", ex.getClass().getSimpleName());
			this.moderating.set(false);
		}
	}

}
