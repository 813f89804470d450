package dev.novadraw.worker;

import java.time.Duration;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

import org.springframework.dao.DataAccessException;
import org.springframework.kafka.listener.MessageListener;

import dev.novadraw.job.Claim;
import dev.novadraw.job.Hint;
import dev.novadraw.job.Jobs;
import dev.novadraw.json.Json;
import dev.novadraw.kind.Generator;

/**
 * Follows hints: claims the job and hands it to a virtual thread, in milliseconds, so
 * that the poll thread never waits for a provider. A hint that leads nowhere is skipped;
 * the sweeper knows what to do when it should not have been.
 */
final class HintListener implements MessageListener<String, byte[]> {

	private static final Logger log = LoggerFactory.getLogger(HintListener.class);

	private static final Duration UNTIL_ANOTHER_WORKER = Duration.ofSeconds(1);

	private static final int LARGEST_HINT = 4096;

	private final String worker;

	private final Duration lease;

	private final Jobs jobs;

	private final Generators generators;

	private final Slots slots;

	private final Backpressure backpressure;

	private final AttemptSupport support;

	private final DeadLetters deadLetters;

	HintListener(String worker, Duration lease, Jobs jobs, Generators generators, Slots slots,
			Backpressure backpressure, AttemptSupport support, DeadLetters deadLetters) {
		this.worker = worker;
		this.lease = lease;
		this.jobs = jobs;
		this.generators = generators;
		this.slots = slots;
		this.backpressure = backpressure;
		this.support = support;
		this.deadLetters = deadLetters;
	}

	@Override
	public void onMessage(ConsumerRecord<String, byte[]> record) {
		Optional<Hint> hint = read(record);
		if (hint.isEmpty()) {
			this.deadLetters.send(record);
			return;
		}
		try {
			follow(hint.get());
		}
		catch (DataAccessException ex) {
			log.warn("Job {} could not be claimed; it stays dispatched until it is swept up: {}", hint.get().job(),
					ex.getClass().getSimpleName());
		}
	}

	private void follow(Hint hint) {
		Optional<Generator<?, ?>> generator = this.generators.of(hint.kind());
		if (generator.isEmpty()) {
			log.warn("Job {} is of the kind '{}', which this worker does not know; left to others", hint.job(),
					hint.kind());
			this.jobs.takeBack(hint, UNTIL_ANOTHER_WORKER, "kind_unknown");
			return;
		}
		if (!this.slots.take()) {
			this.jobs.takeBack(hint, Duration.ZERO, "no_slot");
			return;
		}
		boolean running = false;
		try {
			Optional<Claim> claim = this.jobs.claim(hint, this.worker, this.lease);
			claim.ifPresent((won) -> this.slots.run(new Attempt(won, generator.get(), this.support)));
			running = claim.isPresent();
			this.backpressure.slotTaken(this.slots);
		}
		finally {
			if (!running) {
				this.slots.giveBack();
			}
		}
	}

	private static Optional<Hint> read(ConsumerRecord<String, byte[]> record) {
		byte[] value = record.value();
		if (value == null || value.length > LARGEST_HINT) {
			return Optional.empty();
		}
		try {
			return Optional.ofNullable(Json.MAPPER.readValue(value, Hint.class)).filter(Hint::isComplete);
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

}
