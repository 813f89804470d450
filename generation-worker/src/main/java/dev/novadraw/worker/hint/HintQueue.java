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

	private final int enough;

	private @Nullable MessageListenerContainer source;

	public HintQueue(int enough) {
		this.enough = enough;
	}

	public synchronized void on(MessageListenerContainer source) {
		this.source = source;
	}

	synchronized void add(Collection<Hint> heard) {
		this.hints.addAll(heard);
		if (this.source != null && this.hints.size() >= this.enough) {
			this.source.pause();
		}
	}

	/**
	 * Removes the oldest hints, at most {@code max}.
	 */
	synchronized List<Hint> take(int max) {
		List<Hint> taken = Stream.generate(this.hints::poll).limit(Math.min(max, this.hints.size())).toList();
		if (this.source != null && this.source.isPauseRequested() && this.hints.size() < this.enough) {
			this.source.resume();
		}
		return taken;
	}

}
