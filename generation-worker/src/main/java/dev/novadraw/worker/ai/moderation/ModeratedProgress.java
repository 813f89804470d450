package dev.novadraw.worker.ai.moderation;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.engine.kind.Progress;
import dev.novadraw.worker.ai.provider.ProviderFailure;

/**
 * Shows what somebody has judged first. It does not hold up the writing: what comes while
 * something is being judged is left out, and more will follow.
 */
final class ModeratedProgress implements Progress {

	private static final Logger log = LoggerFactory.getLogger(ModeratedProgress.class);

	private final Progress shown;

	private final Predicate<Object> isSuitable;

	private final AtomicBoolean judging = new AtomicBoolean();

	ModeratedProgress(Progress shown, Predicate<Object> isSuitable) {
		this.shown = shown;
		this.isSuitable = isSuitable;
	}

	@Override
	public void partial(Object partial) {
		if (this.judging.compareAndSet(false, true)) {
			Thread.ofVirtual().name("judging").start(() -> judge(partial));
		}
	}

	// After one that is not suitable nothing more is shown: the lock stays.
	private void judge(Object partial) {
		try {
			if (this.isSuitable.test(partial)) {
				this.shown.partial(partial);
				this.judging.set(false);
			}
		}
		catch (ProviderFailure ex) {
			log.debug("Nobody judges a partial text: {}", ex.getClass().getSimpleName());
			this.judging.set(false);
		}
	}

}
