package dev.novadraw.worker.hint;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.core.KafkaTemplate;

import dev.novadraw.engine.topic.TopicNames;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A publisher that sends unreadable records to the dead-letter topic. It counts them, and
 * logs their positions but not their content.
 */
public final class DeadLetterPublisher {

	private static final Logger log = LoggerFactory.getLogger(DeadLetterPublisher.class);

	private final KafkaTemplate<String, byte[]> kafka;

	private final MeterRegistry meters;

	public DeadLetterPublisher(KafkaTemplate<String, byte[]> kafka, MeterRegistry meters) {
		this.kafka = kafka;
		this.meters = meters;
	}

	void send(ConsumerRecord<String, byte[]> record) {
		String origin = record.topic() + "-" + record.partition() + "@" + record.offset();
		log.warn("Unreadable hint moved to the dead-letter topic: record={} bytes={} topic={}", origin,
				record.serializedValueSize(), TopicNames.JOBS_DEAD_LETTER);
		this.meters.counter("novadraw.hints.unreadable").increment();
		ProducerRecord<String, byte[]> deadLetter = new ProducerRecord<>(TopicNames.JOBS_DEAD_LETTER, record.key(),
				record.value());
		deadLetter.headers().add("origin", origin.getBytes(UTF_8));
		try {
			this.kafka.send(deadLetter).whenComplete((sent, failure) -> {
				if (failure != null) {
					logLost(origin, failure);
				}
			});
		}
		catch (RuntimeException ex) {
			logLost(origin, ex);
		}
	}

	private static void logLost(String origin, Throwable failure) {
		log.error("Dead letter not published: record={} cause={}", origin, failure.getClass().getSimpleName());
	}

}
