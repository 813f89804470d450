package dev.novadraw.worker;

import org.jspecify.annotations.Nullable;

import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Stops the flow of hints while every slot is taken, so that the poll thread never waits
 * for one: a hint that is not polled can still be followed by somebody else.
 */
final class Backpressure {

	private volatile @Nullable MessageListenerContainer hints;

	void on(MessageListenerContainer hints) {
		this.hints = hints;
	}

	/**
	 * To be called on the poll thread after a slot was taken.
	 */
	void slotTaken(Slots slots) {
		MessageListenerContainer hints = this.hints;
		if (hints != null && slots.areAllTaken()) {
			hints.pause();
			// One may have been given back in between, before there was anything to
			// resume.
			if (!slots.areAllTaken()) {
				hints.resume();
			}
		}
	}

	void slotFreed() {
		MessageListenerContainer hints = this.hints;
		if (hints != null && hints.isPauseRequested()) {
			hints.resume();
		}
	}

}
