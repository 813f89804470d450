package dev.novadraw.engine.retention;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.job.JobState;
import dev.novadraw.engine.loop.IntervalTimer;
import dev.novadraw.engine.loop.MonotonicClock;
import dev.novadraw.engine.loop.WorkLoop;

/**
 * Removes erased jobs within seconds, and finished jobs at the end of their retention.
 */
@Service
class RemovalLoop extends WorkLoop {

	private static final List<JobState> FINAL = Arrays.stream(JobState.values()).filter(JobState::isFinal).toList();

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private static final Duration MAX_IDLE_INTERVAL = Duration.ofSeconds(3);

	/** The retention of tombstones. */
	private static final Duration TOMBSTONE_RETENTION = Duration.ofDays(400);

	private final RetentionProperties settings;

	private final RemovalRepository removals;

	private final ErasureRepository erasures;

	private final TombstoneRepository tombstones;

	private final IntervalTimer rounds;

	RemovalLoop(RetentionProperties settings, RemovalRepository removals, ErasureRepository erasures,
			TombstoneRepository tombstones, MonotonicClock clock) {
		super("remover", INTERVAL, Duration.ZERO, Collections.min(List.of(settings.interval(), MAX_IDLE_INTERVAL)));
		this.settings = settings;
		this.removals = removals;
		this.erasures = erasures;
		this.tombstones = tombstones;
		this.rounds = new IntervalTimer(settings.interval(), settings.interval(), clock);
	}

	@Override
	protected boolean step() {
		boolean hasMore = this.erasures.advance() | this.removals.removeErased();
		if (this.rounds.isDue() && removeExpired()) {
			this.rounds.makeDue();
			hasMore = true;
		}
		return hasMore;
	}

	private boolean removeExpired() {
		boolean hasMore = false;
		for (JobState state : FINAL) {
			hasMore |= this.removals.removeExpired(state, this.settings.of(state));
		}
		this.tombstones.removeOlderThan(TOMBSTONE_RETENTION);
		return hasMore;
	}

}
