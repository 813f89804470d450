package dev.novadraw.dispatch;

import java.util.Arrays;
import java.util.List;

import org.springframework.stereotype.Service;

import dev.novadraw.job.Retention;
import dev.novadraw.job.State;
import dev.novadraw.loop.WorkLoop;

/**
 * Removes finished jobs when their time is over.
 */
@Service
class Remover extends WorkLoop {

	private static final List<State> FINAL = Arrays.stream(State.values()).filter(State::isFinal).toList();

	private final RetentionSettings settings;

	private final Retention retention;

	Remover(RetentionSettings settings, Retention retention) {
		super("remover", settings.interval());
		this.settings = settings;
		this.retention = retention;
	}

	@Override
	protected boolean step() {
		boolean more = false;
		for (State state : FINAL) {
			more |= this.retention.remove(state, this.settings.of(state));
		}
		return more;
	}

}
