package dev.novadraw.engine.topic;

import java.util.Map;

import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

import dev.novadraw.engine.outage.Dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests of topics that cannot be created yet.
 */
class TopicCreatorTests {

	private static final String NO_BROKER = "127.0.0.1:1";

	@Test
	void failsWithAnOutageFromTheFirstStepOn() {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.registerBean(NewTopics.class, () -> new NewTopics(TopicBuilder.name("topic").build()));
			context.refresh();
			KafkaAdmin admin = new KafkaAdmin(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, NO_BROKER));
			admin.setApplicationContext(context);
			admin.setOperationTimeout(1);
			admin.setCloseTimeout(1);
			TopicCreator maker = new TopicCreator(admin);

			for (int step = 1; step <= 2; step++) {
				Throwable failure = catchThrowable(maker::step);

				assertThat(failure).as("step %d", step).isInstanceOf(KafkaException.class);
				assertThat(Dependency.behind(failure)).contains(Dependency.KAFKA);
			}
		}
	}

}
