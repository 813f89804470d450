package dev.novadraw.dispatch;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

import dev.novadraw.job.Redriving;
import dev.novadraw.loop.WorkLoop;

/**
 * Sees to it that redrives go on at their rate.
 */
@Service
class Redriver extends WorkLoop {

	private static final Logger log = LoggerFactory.getLogger(Redriver.class);

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private final Redriving redriving;

	Redriver(Redriving redriving) {
		super("redriver", INTERVAL);
		this.redriving = redriving;
	}

	@Override
	protected boolean step() {
		int redriven = this.redriving.advance();
		if (redriven > 0) {
			log.info("Redriving: {} failed job(s) are tried again", redriven);
		}
		return false;
	}

}
