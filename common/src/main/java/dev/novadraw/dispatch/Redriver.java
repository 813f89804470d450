package dev.novadraw.dispatch;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.novadraw.job.Redrives;
import dev.novadraw.loop.WorkLoop;

/**
 * Sees to it that redrives go on at their rate.
 */
@Service
class Redriver extends WorkLoop {

	private static final Logger log = LoggerFactory.getLogger(Redriver.class);

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private final Redrives redrives;

	private final TransactionTemplate transaction;

	Redriver(Redrives redrives, PlatformTransactionManager transactions) {
		super("redriver", INTERVAL);
		this.redrives = redrives;
		this.transaction = new TransactionTemplate(transactions);
	}

	@Override
	protected boolean step() {
		Integer redriven = this.transaction.execute((status) -> this.redrives.advance());
		if (redriven != null && redriven > 0) {
			log.info("Redriving: {} failed job(s) are tried again", redriven);
		}
		return false;
	}

}
