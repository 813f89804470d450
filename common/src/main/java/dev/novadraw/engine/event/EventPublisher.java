package dev.novadraw.engine.event;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.engine.database.AsEngine;

/**
 * Publishes the event log in the order of positions: each event at least once, and the
 * events of one job in order. Only one process publishes at a time. Not thread-safe.
 */
@Service
class EventPublisher {

	/**
	 * The next step of the relay.
	 */
	enum Next {

		/** A wait until there are new events. */
		WAIT,

		/** Another check soon, because events are being written. */
		SOON,

		/** The next batch, at once. */
		NOW

	}

	private static final Logger log = LoggerFactory.getLogger(EventPublisher.class);

	static final int BATCH = 500;

	private final JobEventRepository events;

	private final EventRelayRepository relay;

	private final TransactionTemplate transaction;

	/** Separate from the transaction of the relay, because it changes its role. */
	private final TransactionTemplate lookUpTransaction;

	private final EventHorizon horizon;

	private final RelayDelayLog wait;

	private final EventLag lag;

	@Autowired
	EventPublisher(JobEventRepository events, EventRelayRepository relay,
			@AsEngine PlatformTransactionManager transactions, MeterRegistry meters) {
		this(events, relay, transactions, meters, System::nanoTime);
	}

	EventPublisher(JobEventRepository events, EventRelayRepository relay, PlatformTransactionManager transactions,
			MeterRegistry meters, LongSupplier nanos) {
		this.events = events;
		this.relay = relay;
		this.transaction = new TransactionTemplate(transactions);
		this.lookUpTransaction = new TransactionTemplate(transactions);
		this.lookUpTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.horizon = new EventHorizon(nanos);
		this.wait = new RelayDelayLog(nanos);
		this.lag = new EventLag(nanos, meters);
	}

	/**
	 * Publishes the next events.
	 * @param send sends events and returns when they are acknowledged; if it throws, they
	 * stay unpublished
	 */
	Next publish(Consumer<List<JobEvent>> send) {
		EventPosition position = this.relay.position();
		if (position.isAheadOfSequence()) {
			publishAgain();
			return Next.SOON;
		}
		if (position.isAtEnd()) {
			this.horizon.clear();
			this.lag.none();
			this.wait.over();
			return Next.WAIT;
		}
		return Objects.requireNonNull(this.transaction.execute((status) -> publishFrom(position, send)));
	}

	private Next publishFrom(EventPosition before, Consumer<List<JobEvent>> send) {
		if (!this.relay.lock()) {
			this.lag.behindBy(this.relay.ageOfFirstAfter(before.published()));
			return Next.WAIT;
		}
		EventPosition position = this.relay.position();
		this.lag.behindBy(this.relay.ageOfFirstAfter(position.published()));
		// Reads the end of the log first: a position taken later may belong to any
		// transaction.
		long horizon = this.horizon.advance(position, this.relay.writers());
		this.wait.waits(this.horizon.waiting(), this::oldestWriter);
		if (horizon > position.published()) {
			JobEventRepository.Batch batch = this.events.between(position.published(), horizon, BATCH);
			if (!batch.events().isEmpty()) {
				send.accept(batch.events());
			}
			this.relay.moveTo(batch.end());
			if (batch.end() < horizon) {
				return Next.NOW;
			}
		}
		boolean soon = horizon < position.last() && this.horizon.waiting().compareTo(RelayDelayLog.LONG) < 0;
		return soon ? Next.SOON : Next.WAIT;
	}

	private String oldestWriter() {
		return Objects
			.requireNonNull(this.lookUpTransaction.execute((status) -> this.relay.oldest(this.horizon.writers())
				.map(OpenTransaction::toString)
				.orElse("it has just ended")));
	}

	/**
	 * Moves the relay back to the start, so that all retained events are published again:
	 * which ones were published is unknown. The sequence moves last, so that the next
	 * check repairs a crash in between.
	 */
	private void publishAgain() {
		Optional<EventPosition> found = Objects.requireNonNull(this.transaction.execute((status) -> {
			if (!this.relay.lock()) {
				return Optional.empty();
			}
			EventPosition position = this.relay.position();
			this.relay.moveTo(position.isAheadOfSequence() ? 0 : position.published());
			return Optional.of(position).filter(EventPosition::isAheadOfSequence);
		}));
		found.ifPresent((position) -> {
			if (position.newest() > position.last()) {
				this.relay.countFrom(position.newest());
			}
			log.warn(
					"Events published again, positions were ahead of the sequence: published={} newest={}" + " last={}",
					position.published(), position.newest(), position.last());
		});
	}

}
