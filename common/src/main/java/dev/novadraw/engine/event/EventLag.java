package dev.novadraw.engine.event;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;

/**
 * The age of the oldest unpublished event. It grows while events cannot be published,
 * whatever the reason.
 */
final class EventLag {

	static final String NAME = "novadraw.events.lag";

	private final LongSupplier nanos;

	private volatile boolean behind;

	private volatile long since;

	EventLag(LongSupplier nanos, MeterRegistry meters) {
		this.nanos = nanos;
		TimeGauge.builder(NAME, this, TimeUnit.MILLISECONDS, (lag) -> lag.now().toMillis())
			.description("Age of the oldest event that is not in Kafka")
			.register(meters);
	}

	void behindBy(Duration age) {
		this.since = this.nanos.getAsLong() - age.toNanos();
		this.behind = true;
	}

	void none() {
		this.behind = false;
	}

	Duration now() {
		return this.behind ? Duration.ofNanos(this.nanos.getAsLong() - this.since) : Duration.ZERO;
	}

}
