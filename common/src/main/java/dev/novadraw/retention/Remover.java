package dev.novadraw.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

import org.springframework.stereotype.Service;

import dev.novadraw.job.State;
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

	private final InstantSource clock;

	private Instant nextRound;

	Remover(RetentionSettings settings, Removals removals, Erasures erasures, Tombstones tombstones,
			InstantSource clock) {
		super("remover", BETWEEN_LOOKS, Duration.ZERO, rest(settings));
		this.settings = settings;
		this.removals = removals;
		this.erasures = erasures;
		this.tombstones = tombstones;
		this.clock = clock;
		this.nextRound = clock.instant().plus(settings.interval());
	}

	private static Duration rest(RetentionSettings settings) {
		return (settings.interval().compareTo(REST) < 0) ? settings.interval() : REST;
	}

	@Override
	protected boolean step() {
		boolean more = this.erasures.goOn() | this.removals.removeErased();
		Instant now = this.clock.instant();
		if (!now.isBefore(this.nextRound)) {
			boolean old = removeExpired();
			more |= old;
			this.nextRound = old ? now : now.plus(this.settings.interval());
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
