package dev.novadraw.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * Limits of the queue.
 *
 * @param max the maximum number of queued jobs of all clients; with 0 no job is accepted
 */
@ConfigurationProperties("nova.queue")
record AdmissionProperties(@DefaultValue("10000") int max) {

	AdmissionProperties {
		Range.requireAtLeast("nova.queue.max", max, 0);
	}

}
