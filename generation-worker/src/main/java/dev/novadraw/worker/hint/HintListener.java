package dev.novadraw.worker.hint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.core.JacksonException;

import org.springframework.kafka.listener.BatchMessageListener;

import dev.novadraw.engine.failpoint.Failpoint;
import dev.novadraw.engine.job.Hint;
import dev.novadraw.engine.json.Json;

/**
 * A listener that queues hints without blocking, so that the poll thread never waits.
 * Unreadable records are sent to the dead-letter topic.
 */
public final class HintListener implements BatchMessageListener<String, byte[]> {

	private static final int MAX_HINT = 4096;

	private final HintQueue queue;

	private final Runnable onReceived;

	private final DeadLetterPublisher deadLetters;

	public HintListener(HintQueue queue, Runnable onReceived, DeadLetterPublisher deadLetters) {
		this.queue = queue;
		this.onReceived = onReceived;
		this.deadLetters = deadLetters;
	}

	@Override
	public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
		List<Hint> hints = new ArrayList<>();
		for (ConsumerRecord<String, byte[]> record : records) {
			read(record).ifPresentOrElse(hints::add, () -> this.deadLetters.send(record));
		}
		Failpoint.HINT_HEARD.reached();
		this.queue.add(hints);
		this.onReceived.run();
	}

	private static Optional<Hint> read(ConsumerRecord<String, byte[]> record) {
		byte[] value = record.value();
		if (value == null || value.length > MAX_HINT) {
			return Optional.empty();
		}
		try {
			return Optional.ofNullable(Json.MAPPER.readValue(value, Hint.class)).filter(Hint::isComplete);
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

}
