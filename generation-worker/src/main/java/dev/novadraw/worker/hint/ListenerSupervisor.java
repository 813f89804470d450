package dev.novadraw.worker.hint;

import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * A supervisor of a worker's hint listener: it restarts a container that could not start,
 * because Kafka was unreachable, or that stopped by itself.
 */
public final class ListenerSupervisor {

	private final MessageListenerContainer hints;

	private boolean wanted;

	public ListenerSupervisor(MessageListenerContainer hints) {
		this.hints = hints;
	}

	public synchronized void begin() {
		this.wanted = true;
	}

	public synchronized void ensure() {
		if (this.wanted && !this.hints.isRunning()) {
			this.hints.start();
		}
	}

	public synchronized void end() {
		this.wanted = false;
		this.hints.stop();
	}

}
