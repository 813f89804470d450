package dev.novadraw.engine.topic;

import java.time.Duration;

import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.loop.WorkLoop;

/**
 * Creates missing topics as soon as Kafka can be reached; until then, everything else
 * runs without them. It checks again at intervals, because a broker may come back empty.
 */
@Service
class TopicCreator extends WorkLoop {

	private static final Duration INTERVAL = Duration.ofSeconds(5);

	private final KafkaAdmin admin;

	private static final int STEPS_BETWEEN_CHECKS = 6;

	private int rest;

	TopicCreator(KafkaAdmin admin) {
		super("topic creator", INTERVAL);
		this.admin = admin;
		// Otherwise the first failure is logged as an ERROR and not reported as an
		// outage.
		admin.setFatalIfBrokerNotAvailable(true);
	}

	@Override
	protected boolean step() {
		if (this.rest-- <= 0 && create()) {
			this.rest = STEPS_BETWEEN_CHECKS;
		}
		return false;
	}

	private boolean create() {
		try {
			return this.admin.initialize();
		}
		catch (IllegalStateException ex) {
			throw new KafkaException("Topics cannot be checked", ex);
		}
	}

}
