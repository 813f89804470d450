package dev.novadraw.retention;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.springframework.stereotype.Service;

import dev.novadraw.job.State;
import dev.novadraw.loop.IntervalTimer;
import dev.novadraw.loop.MonotonicClock;
import dev.novadraw.loop.WorkLoop;

/**
 * Removes what is to be erased, within seconds, and finished jobs when their time is
 * over.
 */
@Service
class Remover extends WorkLoop {

	private static final List<State> FINAL = Arrays.stream(State.values()).filter(State::isFinal).toList();

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

	private static final Duration REST = Duration.ofSeconds(3);

	/** For so long an address that once was something says so. */
	private static final Duration TOMBSTONES_STAND = Duration.ofDays(400);

	private final RetentionSettings settings;

	private final Removals removals;

	private final Erasures erasures;

	private final Tombstones tombstones;

	private final IntervalTimer rounds;

	Remover(RetentionSettings settings, Removals removals, Erasures erasures, Tombstones tombstones,
			MonotonicClock clock) {
		super("remover", BETWEEN_LOOKS, Duration.ZERO, rest(settings));
		this.settings = settings;
		this.removals = removals;
		this.erasures = erasures;
		this.tombstones = tombstones;
		this.rounds = new IntervalTimer(settings.interval(), settings.interval(), clock);
	}

	private static Duration rest(RetentionSettings settings) {
		return (settings.interval().compareTo(REST) < 0) ? settings.interval() : REST;
	}

	@Override
	protected boolean step() {
		boolean more = this.erasures.goOn() | this.removals.removeErased();
		if (this.rounds.isDue() && removeExpired()) {
			this.rounds.makeDue();
			more = true;
		}
		return more;
	}

	private boolean removeExpired() {
		boolean more = false;
		for (State state : FINAL) {
			more |= this.removals.removeExpired(state, this.settings.of(state));
		}
		this.tombstones.forgetOlderThan(TOMBSTONES_STAND);
		return more;
	}

}
