package dev.novadraw.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import dev.novadraw.setting.Range;

/**
 * How many jobs may wait.
 *
 * @param most of all clients together; with 0 no job is accepted
 */
@ConfigurationProperties("nova.queue")
record AdmissionSettings(@DefaultValue("10000") int most) {

	AdmissionSettings {
		Range.requireAtLeast("nova.queue.most", most, 0);
	}

}
