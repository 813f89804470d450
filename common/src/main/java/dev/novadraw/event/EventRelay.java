package dev.novadraw.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.producer.ProducerConfig;

import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.database.AsEngine;
import dev.novadraw.failpoint.Failpoint;
import dev.novadraw.job.JobsChanged;
import dev.novadraw.json.Json;
import dev.novadraw.loop.WorkLoop;
import dev.novadraw.topic.Topics;

/**
 * Publishes the event log to Kafka, each event at least once and those of one job in
 * order; after a failure some come again. One process at a time does it. Nobody depends
 * on it for the truth, so it may be late, but it does not forget.
 */
@Service
public class EventRelay extends WorkLoop {

	private static final Duration INTERVAL = Duration.ofMillis(200);

	private static final Duration GATHERING = Duration.ofMillis(20);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** Milliseconds in which events gather into few requests. */
	private static final int LINGER = 5;

	private static final int BATCH = 500;

	private final JobEvents events;

	private final KafkaTemplate<String, byte[]> kafka;

	private final TransactionTemplate transaction;

	private boolean checked;

	EventRelay(JobEvents events, KafkaTemplate<String, byte[]> kafka,
			@AsEngine PlatformTransactionManager transactions) {
		super("event relay", INTERVAL, GATHERING);
		this.events = events;
		this.kafka = new KafkaTemplate<>(kafka.getProducerFactory(), Map.of(ProducerConfig.LINGER_MS_CONFIG, LINGER));
		this.transaction = new TransactionTemplate(transactions);
	}

	@TransactionalEventListener(fallbackExecution = true)
	void on(JobsChanged event) {
		wake();
	}

	@Override
	protected boolean step() {
		if (!this.checked) {
			this.events.checkPosition();
			this.checked = true;
		}
		Integer published = this.transaction.execute((status) -> {
			List<JobEvent> next = this.events.next(BATCH);
			if (!next.isEmpty()) {
				send(next);
				Failpoint.EVENTS_SENT.reached();
				this.events.published(next.getLast());
			}
			return next.size();
		});
		return published != null && published == BATCH;
	}

	private void send(List<JobEvent> events) {
		CompletableFuture<?>[] sent = events.stream()
			.map((event) -> this.kafka.send(Topics.JOB_EVENTS, event.job().toString(),
					Json.MAPPER.writeValueAsBytes(CloudEvent.of(event))))
			.toArray(CompletableFuture[]::new);
		try {
			CompletableFuture.allOf(sent).orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
		}
		catch (CompletionException ex) {
			throw new KafkaException("Events cannot be published", ex);
		}
	}

}
