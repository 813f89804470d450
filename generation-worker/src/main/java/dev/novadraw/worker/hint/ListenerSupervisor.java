package dev.novadraw.worker.hint;

import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * A supervisor of a worker's hint listener: it restarts a container that could not start,
 * because Kafka was unreachable, or that stopped by itself.
 */
public final class ListenerSupervisor {

	private final MessageListenerContainer hints;

	private boolean started;

	public ListenerSupervisor(MessageListenerContainer hints) {
		this.hints = hints;
	}

	public synchronized void start() {
		this.started = true;
	}

	public synchronized void ensureRunning() {
		if (this.started && !this.hints.isRunning()) {
			this.hints.start();
		}
	}

	public synchronized void stop() {
		this.started = false;
		this.hints.stop();
	}

}
