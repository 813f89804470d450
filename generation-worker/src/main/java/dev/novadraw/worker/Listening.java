package dev.novadraw.worker;

import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Whether a worker hears hints, and that it does as long as it should: a container that
 * could not start, because Kafka was not to be found, or that stopped by itself is
 * started again.
 */
final class Listening {

	private final MessageListenerContainer hints;

	private boolean wanted;

	Listening(MessageListenerContainer hints) {
		this.hints = hints;
	}

	synchronized void begin() {
		this.wanted = true;
	}

	/**
	 * Sees to it that hints are heard if they should be, and says whether they are.
	 */
	synchronized boolean ensured() {
		if (this.wanted && !this.hints.isRunning()) {
			this.hints.start();
		}
		return this.wanted && this.hints.isRunning();
	}

	synchronized void end() {
		this.wanted = false;
		this.hints.stop();
	}

}
