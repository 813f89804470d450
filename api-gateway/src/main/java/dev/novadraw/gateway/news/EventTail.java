package dev.novadraw.gateway.news;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import dev.novadraw.event.EventPosition;
import dev.novadraw.event.JobEvents;
import dev.novadraw.event.JobEvents.Tail;
import dev.novadraw.loop.WorkLoop;

/**
 * Reads the end of the event log, so that those who follow a job hear of it even when
 * Kafka says nothing: one small question for all of them together, and none when nobody
 * follows anything.
 */
@Service
class EventTail extends WorkLoop {

	private static final Duration INTERVAL = Duration.ofMillis(500);

	private static final int BATCH = 2000;

	private final JobNews news;

	private final JobEvents events;

	private @Nullable EventPosition position;

	EventTail(JobNews news, JobEvents events) {
		super("event tail", INTERVAL);
		this.news = news;
		this.events = events;
	}

	@Override
	protected boolean step() {
		if (!this.news.hasFollowers()) {
			this.position = null;
			return false;
		}
		if (this.position == null) {
			this.position = this.events.now();
			// What happened before, since they came and looked, is not told from here.
			this.news.allChanged();
		}
		Tail tail = this.events.after(this.position, BATCH);
		this.position = tail.position();
		tail.jobs().forEach(this.news::changed);
		return tail.isFull();
	}

}
