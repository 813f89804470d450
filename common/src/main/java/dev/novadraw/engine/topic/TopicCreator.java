package dev.novadraw.engine.topic;

import java.time.Duration;

import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Service;

import dev.novadraw.engine.loop.WorkLoop;

/**
 * Makes the topics that are missing, as soon as Kafka can be reached; until then it tries
 * again and again, and everything else goes on without. It looks again now and then,
 * because a broker may come back empty.
 */
@Service
class TopicCreator extends WorkLoop {

	private static final Duration INTERVAL = Duration.ofSeconds(5);

	private final KafkaAdmin admin;

	private static final int TURNS_BETWEEN_LOOKS = 6;

	private int rest;

	TopicCreator(KafkaAdmin admin) {
		super("topic maker", INTERVAL);
		this.admin = admin;
		// Otherwise its first failure is an ERROR of its own and no outage.
		admin.setFatalIfBrokerNotAvailable(true);
	}

	@Override
	protected boolean step() {
		if (this.rest-- <= 0 && isMade()) {
			this.rest = TURNS_BETWEEN_LOOKS;
		}
		return false;
	}

	private boolean isMade() {
		try {
			return this.admin.initialize();
		}
		catch (IllegalStateException ex) {
			throw new KafkaException("Topics cannot be looked at", ex);
		}
	}

}
