package dev.novadraw.topic;

import java.time.Duration;

import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Service;

import dev.novadraw.loop.WorkLoop;

/**
 * Makes the topics that are missing, as soon as Kafka can be reached; until then it tries
 * again and again, and everything else goes on without.
 */
@Service
class TopicMaker extends WorkLoop {

	private static final Duration INTERVAL = Duration.ofSeconds(5);

	private final KafkaAdmin admin;

	private boolean made;

	TopicMaker(KafkaAdmin admin) {
		super("topic maker", INTERVAL);
		this.admin = admin;
	}

	@Override
	protected boolean step() {
		if (!this.made) {
			this.made = this.admin.initialize();
		}
		return false;
	}

}
