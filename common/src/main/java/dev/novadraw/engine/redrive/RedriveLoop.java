package dev.novadraw.engine.redrive;

import java.time.Duration;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.loop.WorkLoop;

/**
 * Advances running redrives side by side, each at its own rate.
 */
@Service
class RedriveLoop extends WorkLoop {

	private static final Logger log = LoggerFactory.getLogger(RedriveLoop.class);

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private static final Duration MAX_IDLE_INTERVAL = Duration.ofSeconds(3);

	private final RedriveService redrives;

	RedriveLoop(RedriveService redrives) {
		super("redriver", INTERVAL, Duration.ZERO, MAX_IDLE_INTERVAL);
		this.redrives = redrives;
	}

	@Override
	protected boolean step() {
		int redriven = 0;
		boolean hasMore = false;
		RuntimeException failure = null;
		// A redrive that fails does not delay the others.
		for (UUID redrive : this.redrives.withJobsDue()) {
			try {
				int jobs = this.redrives.advance(redrive);
				redriven += jobs;
				hasMore |= jobs == RedriveService.BATCH;
			}
			catch (RuntimeException ex) {
				failure = ex;
			}
		}
		if (redriven > 0) {
			stayAwake();
			log.info("Jobs redriven: count={}", redriven);
		}
		if (failure != null) {
			throw failure;
		}
		return hasMore;
	}

}
