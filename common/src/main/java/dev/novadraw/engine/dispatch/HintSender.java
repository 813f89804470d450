package dev.novadraw.engine.dispatch;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

import dev.novadraw.engine.job.Hint;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.outage.Dependency;
import dev.novadraw.engine.topic.TopicNames;

/**
 * Sends hints about dispatched jobs to the workers through Kafka, without waiting for
 * acknowledgements. Hints are spread evenly over the partitions, so that each worker
 * receives its share. A lost hint only costs time, because workers also poll.
 */
@Component
class HintSender {

	private final KafkaTemplate<String, byte[]> kafka;

	private final AtomicInteger turn = new AtomicInteger();

	private final AtomicBoolean probing = new AtomicBoolean();

	private volatile boolean kafkaIsAway;

	HintSender(KafkaTemplate<String, byte[]> kafka) {
		this.kafka = kafka;
	}

	void send(List<Hint> hints) {
		if (!this.kafkaIsAway) {
			for (Hint hint : hints) {
				if (!send(hint)) {
					return;
				}
			}
		}
		else if (this.probing.compareAndSet(false, true)) {
			// One hint at a time probes whether Kafka is back; no caller waits for it.
			Thread.ofVirtual().name("hint probe").start(() -> probe(hints.getFirst()));
		}
	}

	private void probe(Hint hint) {
		try {
			send(hint);
		}
		finally {
			this.probing.set(false);
		}
	}

	private boolean send(Hint hint) {
		try {
			this.kafka.send(TopicNames.JOBS, partition(), hint.job().toString(), Json.MAPPER.writeValueAsBytes(hint))
				.whenComplete((sent, failure) -> onSent(failure));
			return true;
		}
		catch (RuntimeException ex) {
			onSent(ex);
			return false;
		}
	}

	private void onSent(@Nullable Throwable failure) {
		this.kafkaIsAway = failure != null;
		if (failure != null) {
			// Workers poll for jobs meanwhile.
			Dependency.KAFKA.failed(this, failure);
		}
		else {
			Dependency.works(this);
		}
	}

	private int partition() {
		int partitions = this.kafka.partitionsFor(TopicNames.JOBS).size();
		return Math.floorMod(this.turn.getAndIncrement(), partitions);
	}

}
