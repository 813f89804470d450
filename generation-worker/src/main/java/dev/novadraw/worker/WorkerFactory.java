package dev.novadraw.worker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.stereotype.Component;

import dev.novadraw.engine.dispatch.DispatchProperties;
import dev.novadraw.engine.dispatch.WorkerReport;
import dev.novadraw.engine.dispatch.WorkerRepository;
import dev.novadraw.engine.lifecycle.ClaimRepository;
import dev.novadraw.engine.loop.MonotonicClock;
import dev.novadraw.engine.topic.TopicNames;
import dev.novadraw.worker.ai.call.ModelRoute;
import dev.novadraw.worker.ai.call.ProviderRouting;
import dev.novadraw.worker.attempt.AttemptSupport;
import dev.novadraw.worker.attempt.CancelWatch;
import dev.novadraw.worker.attempt.GeneratorRegistry;
import dev.novadraw.worker.attempt.LoopWaker;
import dev.novadraw.worker.attempt.WorkerProperties;
import dev.novadraw.worker.attempt.WorkerSlots;
import dev.novadraw.worker.hint.Claimer;
import dev.novadraw.worker.hint.DeadLetterPublisher;
import dev.novadraw.worker.hint.HintListener;
import dev.novadraw.worker.hint.HintQueue;
import dev.novadraw.worker.hint.ListenerSupervisor;
import dev.novadraw.worker.hint.ProcessClaims;

/**
 * A factory that creates workers and connects their parts.
 */
@Component
class WorkerFactory {

	private static final Logger log = LoggerFactory.getLogger(WorkerFactory.class);

	private static final String GROUP = "nova-workers";

	private static final Duration AUTH_RETRY_INTERVAL = Duration.ofSeconds(5);

	private static final Duration COMMIT_INTERVAL = Duration.ofMillis(500);

	private final WorkerProperties settings;

	private final ConsumerFactory<String, byte[]> consumers;

	private final ClaimRepository jobs;

	private final ProcessClaims claims;

	private final WorkerRepository fleet;

	private final GeneratorRegistry generators;

	private final AttemptSupport support;

	private final DeadLetterPublisher deadLetters;

	private final ProviderRouting providers;

	private final MonotonicClock clock;

	private final DispatchProperties dispatch;

	private final String process = host() + "-" + ProcessHandle.current().pid() + "-"
			+ UUID.randomUUID().toString().substring(0, 8);

	private int created;

	WorkerFactory(WorkerProperties settings, ConsumerFactory<String, byte[]> consumers, ClaimRepository jobs,
			WorkerRepository fleet, GeneratorRegistry generators, AttemptSupport support,
			DeadLetterPublisher deadLetters, ProviderRouting providers, MonotonicClock clock,
			DispatchProperties dispatch) {
		this.settings = settings;
		this.consumers = consumers;
		this.jobs = jobs;
		this.claims = new ProcessClaims(jobs, generators.kinds(), settings.lease());
		this.fleet = fleet;
		this.generators = generators;
		this.support = support;
		this.deadLetters = deadLetters;
		this.providers = providers;
		this.clock = clock;
		this.dispatch = dispatch;
	}

	/**
	 * Creates a worker. The part of its name before the {@code #} is the same for all
	 * workers of this process, which end together.
	 */
	Worker create() {
		String id = this.process + "#" + ++this.created;
		HintQueue queue = new HintQueue(this.settings.slots());
		LoopWaker waker = new LoopWaker();
		WorkerSlots slots = new WorkerSlots(this.settings.slots(), waker);
		LoopWaker stageWaker = new LoopWaker();
		Claimer claimer = new Claimer(id, this.claims, this.jobs, this.generators, slots, queue, this.support,
				stageWaker, this.clock);
		waker.add(claimer);
		KafkaMessageListenerContainer<String, byte[]> hints = hints(id,
				new HintListener(queue, waker, this.deadLetters));
		queue.setSource(hints);
		ListenerSupervisor supervisor = new ListenerSupervisor(hints);
		Heartbeat heartbeat = new Heartbeat(id, () -> report(id), this.settings.lease(),
				this.settings.heartbeat(this.dispatch.workerAlive()), this.fleet, this.jobs, slots, supervisor);
		stageWaker.add(heartbeat);
		CancelWatch cancelWatch = new CancelWatch(id, this.jobs, slots);
		stageWaker.add(cancelWatch);
		return new Worker(id, this.settings.drain(), slots, supervisor, claimer, List.of(heartbeat, cancelWatch),
				this.fleet);
	}

	private WorkerReport report(String id) {
		String version = WorkerFactory.class.getPackage().getImplementationVersion();
		ModelRoute route = this.providers.route();
		return new WorkerReport(id, this.settings.slots(), this.generators.kinds(), route.provider(), route.model(),
				route.retires(), (version != null) ? version : "development");
	}

	private KafkaMessageListenerContainer<String, byte[]> hints(String id, HintListener listener) {
		ContainerProperties properties = new ContainerProperties(TopicNames.JOBS);
		properties.setGroupId(GROUP);
		properties.setClientId(id);
		properties.setMessageListener(listener);
		// Commits by time: a commit for each batch would cost the broker more than the
		// hints, and a hint that is received again finds its job already claimed. Kafka's
		// own timer would also commit when no hint was received.
		properties.setAckMode(AckMode.TIME);
		properties.setAckTime(COMMIT_INTERVAL.toMillis());
		properties.setSyncCommits(false);
		properties.setCommitCallback(WorkerFactory::committed);
		properties.setStopImmediate(true);
		// Credentials or permissions may be granted while the container retries.
		properties.setAuthExceptionRetryInterval(AUTH_RETRY_INTERVAL);
		properties.setKafkaConsumerProperties(consumerProperties());
		KafkaMessageListenerContainer<String, byte[]> container = new KafkaMessageListenerContainer<>(this.consumers,
				properties);
		container.setBeanName("hints of " + id);
		return container;
	}

	private static void committed(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
		if (failure != null) {
			log.debug("Hints not committed, will be received again: cause={}", failure.toString());
		}
	}

	private Properties consumerProperties() {
		Properties properties = new Properties();
		properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "100");
		// Short, so that the partitions of a killed worker are reassigned soon.
		properties.setProperty(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "6000");
		properties.setProperty(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "2000");
		properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
		return properties;
	}

	private static String host() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "worker";
		}
	}

}
