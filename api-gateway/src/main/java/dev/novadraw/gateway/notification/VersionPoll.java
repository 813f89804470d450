package dev.novadraw.gateway.notification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.job.JobId;
import dev.novadraw.engine.loop.WorkLoop;
import dev.novadraw.engine.query.JobVersionRepository;

/**
 * Polls for new versions of followed jobs, so that changes are noticed even if Kafka or
 * the event relay fails. Each poll is one statement for all jobs, or none if nothing is
 * followed. Beyond {@link #BATCH} jobs, each poll covers a part of them.
 */
@Service
class VersionPoll extends WorkLoop {

	private static final Duration INTERVAL = Duration.ofMillis(500);

	private static final int BATCH = 2000;

	private final JobNotifications notifications;

	private final JobVersionRepository versions;

	private int rotation;

	VersionPoll(JobNotifications notifications, JobVersionRepository versions) {
		super("version poll", INTERVAL);
		this.notifications = notifications;
		this.versions = versions;
	}

	@Override
	protected boolean step() {
		Map<JobId, Long> known = part(this.notifications.known());
		if (!known.isEmpty()) {
			this.versions.changed(known).forEach(this.notifications::changed);
		}
		return false;
	}

	private Map<JobId, Long> part(Map<JobId, Long> all) {
		if (all.size() <= BATCH) {
			return all;
		}
		List<JobId> ids = new ArrayList<>(all.keySet());
		Collections.rotate(ids, this.rotation);
		this.rotation = (this.rotation + BATCH) % ids.size();
		Map<JobId, Long> part = HashMap.newHashMap(BATCH);
		ids.subList(0, BATCH).forEach((id) -> part.put(id, all.getOrDefault(id, 0L)));
		return part;
	}

}
