package dev.novadraw.engine.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.producer.ProducerConfig;

import org.springframework.context.event.EventListener;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

import dev.novadraw.engine.dispatch.JobsDispatched;
import dev.novadraw.engine.failpoint.Failpoint;
import dev.novadraw.engine.job.JobsChanged;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.loop.WorkLoop;
import dev.novadraw.engine.topic.TopicNames;

/**
 * Publishes the event log to Kafka: each event at least once, and the events of one job
 * in order; after a failure some are repeated. Consumers must tolerate delays, but no
 * event is lost.
 */
@Service
public class EventRelay extends WorkLoop {

	private static final Duration INTERVAL = Duration.ofMillis(200);

	/** The maximum wait; changes of jobs wake the relay of their own process. */
	private static final Duration MAX_IDLE_INTERVAL = Duration.ofSeconds(1);

	private static final Duration MIN_INTERVAL = Duration.ofMillis(20);

	private static final Duration SEND_TIMEOUT = Duration.ofSeconds(5);

	/** The time in milliseconds in which events are gathered into few requests. */
	private static final int LINGER = 5;

	private final EventPublisher publication;

	private final KafkaTemplate<String, byte[]> kafka;

	EventRelay(EventPublisher publication, KafkaTemplate<String, byte[]> kafka) {
		super("event relay", INTERVAL, MIN_INTERVAL, MAX_IDLE_INTERVAL);
		this.publication = publication;
		this.kafka = new KafkaTemplate<>(kafka.getProducerFactory(), Map.of(ProducerConfig.LINGER_MS_CONFIG, LINGER));
	}

	@TransactionalEventListener(fallbackExecution = true)
	void on(JobsChanged event) {
		wake();
	}

	@EventListener
	void on(JobsDispatched event) {
		wake();
	}

	@Override
	protected boolean step() {
		EventPublisher.Next next = this.publication.publish(this::send);
		if (next == EventPublisher.Next.SOON) {
			wake();
		}
		return next == EventPublisher.Next.NOW;
	}

	private void send(List<JobEvent> events) {
		CompletableFuture<?>[] sent = events.stream()
			.map((event) -> this.kafka.send(TopicNames.JOB_EVENTS, event.job().toString(),
					Json.MAPPER.writeValueAsBytes(CloudEvent.of(event))))
			.toArray(CompletableFuture[]::new);
		try {
			CompletableFuture.allOf(sent).orTimeout(SEND_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
		}
		catch (CompletionException ex) {
			throw new KafkaException("Events cannot be published", ex);
		}
		Failpoint.EVENTS_SENT.reached();
	}

}
