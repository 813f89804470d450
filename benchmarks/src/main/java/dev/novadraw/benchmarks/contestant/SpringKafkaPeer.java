package dev.novadraw.benchmarks.contestant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.annotation.BackOff;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.RetryableTopic;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.retrytopic.SameIntervalTopicReuseStrategy;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import dev.novadraw.embedded.kafka.EmbeddedKafka;

/**
 * Spring Kafka without a database. Jobs run on the listener's threads, one record per
 * poll, and failed ones are sent to a retry topic. Each slot has a partition, and jobs
 * are assigned round-robin. A record counts as submitted when the broker has acknowledged
 * it, and as settled when its offset is committed.
 */
final class SpringKafkaPeer implements Contestant {

	static final String TOPIC = "naps";

	static final String GROUP = "nappers";

	private final List<ConfigurableApplicationContext> workers;

	private final KafkaTemplate<String, String> kafka;

	private final int partitions;

	private final Admin admin;

	SpringKafkaPeer(Address address, Fleet fleet, Naps naps) {
		this.partitions = fleet.size();
		this.workers = Stream.generate(() -> worker(address, fleet, naps)).limit(fleet.workers()).toList();
		this.kafka = template(this.workers.getFirst());
		this.admin = Admin.create(this.workers.getFirst().getBean(KafkaAdmin.class).getConfigurationProperties());
		Naps.await(() -> this.isAssigned());
	}

	private static ConfigurableApplicationContext worker(Address address, Fleet fleet, Naps naps) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(Map.of("spring.config.name", "nova-bench-spring-kafka"));
		application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) (context) -> {
			context.registerBean(Listener.class, () -> new Listener(naps));
			context.registerBean(NewTopic.class,
					() -> TopicBuilder.name(TOPIC).partitions(fleet.size()).replicas(1).build());
		});
		List<String> arguments = new ArrayList<>(List.of("--spring.kafka.bootstrap-servers=" + address.kafka(),
				"--peer.concurrency=" + fleet.slots(), "--peer.partitions=" + fleet.size()));
		EmbeddedKafka.clientSettings(address.kafka(), address.kafkaPassword())
			.forEach((name, value) -> arguments.add("--spring.kafka.properties[%s]=%s".formatted(name, value)));
		return application.run(arguments.toArray(String[]::new));
	}

	@SuppressWarnings("unchecked")
	private static KafkaTemplate<String, String> template(ConfigurableApplicationContext worker) {
		return worker.getBean(KafkaTemplate.class);
	}

	// Jobs submitted during the initial rebalance would distort the results.
	private boolean isAssigned() {
		try {
			return this.admin.describeConsumerGroups(List.of(GROUP))
				.all()
				.get()
				.values()
				.stream()
				.flatMap((group) -> group.members().stream())
				.flatMap((member) -> member.assignment().topicPartitions().stream())
				.filter((partition) -> partition.topic().equals(TOPIC))
				.distinct()
				.count() == this.partitions;
		}
		catch (ExecutionException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	@Override
	public void submit(String client, Nap nap) {
		try {
			String number = Integer.toString(nap.number());
			this.kafka.send(TOPIC, nap.number() % this.partitions, number, number + " " + nap.millis()).get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	@Override
	public long unsettled() {
		try {
			Map<TopicPartition, OffsetAndMetadata> committed = this.admin.listConsumerGroupOffsets(GROUP)
				.partitionsToOffsetAndMetadata()
				.get();
			Map<TopicPartition, OffsetSpec> all = Stream.iterate(0, (number) -> number + 1)
				.limit(this.partitions)
				.collect(Collectors.toMap((number) -> new TopicPartition(TOPIC, number),
						(number) -> OffsetSpec.latest()));
			return this.admin.listOffsets(all)
				.all()
				.get()
				.entrySet()
				.stream()
				.mapToLong((end) -> end.getValue().offset() - offset(committed, end.getKey()))
				.sum();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static long offset(Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
		OffsetAndMetadata offset = committed.get(partition);
		return (offset != null) ? offset.offset() : 0;
	}

	private static IllegalStateException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new IllegalStateException(ex);
	}

	@Override
	public void close() {
		this.admin.close();
		this.workers.forEach(ConfigurableApplicationContext::close);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@ImportAutoConfiguration(KafkaAutoConfiguration.class)
	static class Application {

		@Bean
		TaskScheduler backOffs() {
			return new ThreadPoolTaskScheduler();
		}

	}

	static final class Listener {

		private final Naps naps;

		Listener(Naps naps) {
			this.naps = naps;
		}

		@RetryableTopic(attempts = "5", backOff = @BackOff(delay = 2000, multiplier = 2), concurrency = "1",
				numPartitions = "${peer.partitions}",
				sameIntervalTopicReuseStrategy = SameIntervalTopicReuseStrategy.SINGLE_TOPIC)
		@KafkaListener(topics = TOPIC, groupId = GROUP, concurrency = "${peer.concurrency}")
		void on(String nap) {
			String[] words = nap.split(" ");
			this.naps.run(new Nap(Integer.parseInt(words[0]), Long.parseLong(words[1])));
		}

	}

}
