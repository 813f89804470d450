package dev.novadraw.worker.attempt;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

import dev.novadraw.engine.job.Claim;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Progress;
import dev.novadraw.engine.kind.Stage;
import dev.novadraw.engine.progress.ProgressReport;
import dev.novadraw.engine.topic.TopicNames;

/**
 * A publisher of the partial results of running jobs. Delivery is best effort: a lost
 * report is followed by others, and by the result.
 */
public final class ProgressPublisher {

	private static final Logger log = LoggerFactory.getLogger(ProgressPublisher.class);

	private static final long MIN_INTERVAL = Duration.ofMillis(200).toNanos();

	private final KafkaTemplate<String, byte[]> kafka;

	public ProgressPublisher(KafkaTemplate<String, byte[]> kafka) {
		this.kafka = kafka;
	}

	/**
	 * Returns the progress of one attempt.
	 * @param isOver returns true once the attempt has been stopped
	 * @param entered receives each stage
	 */
	Progress of(Claim claim, BooleanSupplier isOver, Consumer<Stage> entered) {
		return new Reports(claim, isOver, entered);
	}

	private final class Reports implements Progress {

		private final Claim claim;

		private final BooleanSupplier isOver;

		private final Consumer<Stage> entered;

		private final AtomicBoolean sending = new AtomicBoolean();

		private int seq;

		private long last = System.nanoTime() - MIN_INTERVAL;

		Reports(Claim claim, BooleanSupplier isOver, Consumer<Stage> entered) {
			this.claim = claim;
			this.isOver = isOver;
			this.entered = entered;
		}

		@Override
		public void enter(Stage stage) {
			this.entered.accept(stage);
		}

		@Override
		public synchronized void partial(Object partial) {
			long now = System.nanoTime();
			if (now - this.last < MIN_INTERVAL || this.isOver.getAsBoolean()) {
				return;
			}
			this.last = now;
			String job = this.claim.lease().job().toString();
			ProgressReport report = ProgressReport.of(this.claim.lease().job(), this.claim.progressKey(),
					this.claim.lease().token(), ++this.seq, partial);
			byte[] value = Json.MAPPER.writeValueAsBytes(report);
			// Sends on another thread, so that a Kafka outage does not delay the
			// generator.
			if (this.sending.compareAndSet(false, true)) {
				Thread.ofVirtual().name("progress of " + job).start(() -> send(job, value));
			}
		}

		private void send(String job, byte[] value) {
			try {
				ProgressPublisher.this.kafka.send(TopicNames.JOB_PROGRESS, job, value);
			}
			catch (KafkaException ex) {
				log.debug("Progress not published: job={}", job);
			}
			finally {
				this.sending.set(false);
			}
		}

	}

}
