package dev.novadraw.worker;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dev.novadraw.engine.dispatch.JobsDispatched;
import dev.novadraw.engine.job.JobsChanged;
import dev.novadraw.worker.attempt.GeneratorRegistry;
import dev.novadraw.worker.attempt.WorkerProperties;

/**
 * The workers of this process. They start after everything they use and stop before it.
 */
@Component
class LocalFleet implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(LocalFleet.class);

	private final List<Worker> workers;

	private final WorkerProperties settings;

	private final GeneratorRegistry generators;

	private final ApplicationEventPublisher events;

	private volatile boolean running;

	LocalFleet(WorkerFactory factory, WorkerProperties settings, GeneratorRegistry generators,
			ApplicationEventPublisher events) {
		this.workers = IntStream.range(0, settings.count()).mapToObj((number) -> factory.create()).toList();
		this.settings = settings;
		this.generators = generators;
		this.events = events;
	}

	@Override
	public void start() {
		this.running = true;
		this.workers.forEach(Worker::start);
		log.info("Workers started: count={} slots={} kinds={}", this.workers.size(), this.settings.slots(),
				this.generators.kinds());
		this.events.publishEvent(new JobsChanged());
	}

	@EventListener
	void on(JobsDispatched event) {
		this.workers.forEach(Worker::wakeClaimer);
	}

	@Override
	public void stop() {
		this.running = false;
		ThreadFactory threads = Thread.ofPlatform().name("stop worker").factory();
		try (ExecutorService stops = Executors.newThreadPerTaskExecutor(threads)) {
			this.workers.forEach((worker) -> stops.execute(worker::stop));
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
