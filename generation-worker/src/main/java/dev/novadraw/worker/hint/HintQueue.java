package dev.novadraw.worker.hint;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.kafka.listener.MessageListenerContainer;

import dev.novadraw.engine.job.Hint;

/**
 * Hints that were received but not yet processed, for lack of a free slot. A full queue
 * pauses the consumer, so that other workers can process the rest.
 */
public final class HintQueue {

	private final Deque<Hint> hints = new ArrayDeque<>();

	private final int capacity;

	private @Nullable MessageListenerContainer source;

	public HintQueue(int capacity) {
		this.capacity = capacity;
	}

	public synchronized void setSource(MessageListenerContainer source) {
		this.source = source;
	}

	synchronized void add(Collection<Hint> received) {
		this.hints.addAll(received);
		if (this.source != null && this.hints.size() >= this.capacity) {
			this.source.pause();
		}
	}

	/**
	 * Removes the oldest hints, at most {@code max}.
	 */
	synchronized List<Hint> poll(int max) {
		List<Hint> polled = Stream.generate(this.hints::poll).limit(Math.min(max, this.hints.size())).toList();
		if (this.source != null && this.source.isPauseRequested() && this.hints.size() < this.capacity) {
			this.source.resume();
		}
		return polled;
	}

}
