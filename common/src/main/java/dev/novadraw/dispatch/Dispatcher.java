package dev.novadraw.dispatch;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

import dev.novadraw.job.Hint;
import dev.novadraw.job.Jobs;
import dev.novadraw.job.JobsChanged;
import dev.novadraw.json.Json;
import dev.novadraw.loop.WorkLoop;
import dev.novadraw.topic.Topics;

/**
 * Moves due jobs from the backlog into the bounded window that is on its way to the
 * workers. Runs in every process, side by side with the others: right after a submission,
 * when a slot gets free, and on a timer.
 */
@Service
public class Dispatcher extends WorkLoop {

	private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

	private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

	private final DispatchSettings settings;

	private final Jobs jobs;

	private final KafkaTemplate<String, byte[]> kafka;

	/**
	 * Then one hint at a time finds out whether it is back, instead of a whole window.
	 */
	private volatile boolean kafkaIsAway;

	Dispatcher(DispatchSettings settings, Jobs jobs, KafkaTemplate<String, byte[]> kafka) {
		super("dispatcher", settings.interval());
		this.settings = settings;
		this.jobs = jobs;
		this.kafka = kafka;
	}

	@TransactionalEventListener(fallbackExecution = true)
	void on(JobsChanged event) {
		wake();
	}

	@Override
	protected boolean step() {
		int batch = this.kafkaIsAway ? 1 : this.settings.batch();
		List<Hint> hints = this.jobs.dispatch(this.settings.window(), this.settings.workerAlive(), batch);
		for (int i = 0; i < hints.size(); i++) {
			if (!send(hints.get(i))) {
				// Kafka is away: no use in waiting for it once for each of the others.
				hints.subList(i, hints.size()).forEach(this::takeBack);
				return false;
			}
		}
		return hints.size() == batch;
	}

	private boolean send(Hint hint) {
		try {
			this.kafka.send(Topics.JOBS, key(hint), Json.MAPPER.writeValueAsBytes(hint))
				.whenComplete((sent, failure) -> {
					this.kafkaIsAway = failure != null;
					if (failure != null) {
						// Not on the producer's own thread, which must not wait for a
						// database.
						Thread.startVirtualThread(() -> takeBack(hint));
					}
				});
			return true;
		}
		catch (RuntimeException ex) {
			log.warn("Kafka takes no hints; jobs wait in the backlog meanwhile: {}", ex.toString());
			this.kafkaIsAway = true;
			return false;
		}
	}

	// A new key for each dispatch: the next worker to hear of the job may be another one.
	private static String key(Hint hint) {
		return hint.job() + "/" + hint.dispatch();
	}

	// A hint that arrives all the same is stale by then and does no harm.
	private void takeBack(Hint hint) {
		this.jobs.takeBack(hint, PAUSE_AFTER_FAILURE, "hint_not_sent");
	}

}
