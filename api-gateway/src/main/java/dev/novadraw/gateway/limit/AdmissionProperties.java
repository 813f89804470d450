package dev.novadraw.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.engine.setting.Range;

/**
 * How many jobs may wait.
 *
 * @param max of all clients together; with 0 no job is accepted
 */
@ConfigurationProperties("nova.queue")
record AdmissionProperties(@DefaultValue("10000") int max) {

	AdmissionProperties {
		Range.requireAtLeast("nova.queue.max", max, 0);
	}

}
