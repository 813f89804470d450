package dev.novadraw.engine.event;

import java.time.Instant;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An event of a job in the structured JSON form of CloudEvents 1.0.
 *
 * @param specVersion always 1.0
 * @param id job and sequence, unique forever
 * @param source the source of the event
 * @param type the type of the event, such as {@code dev.novadraw.job.succeeded}
 * @param subject the id of the job
 * @param time the time of the event
 * @param dataContentType always JSON
 * @param data the event itself, ids only
 */
record CloudEvent(@JsonProperty("specversion") String specVersion, String id, String source, String type,
		String subject, Instant time, @JsonProperty("datacontenttype") String dataContentType, JobEvent data) {

	static CloudEvent of(JobEvent event) {
		return new CloudEvent("1.0", event.job() + "/" + event.seq(), "/nova-draw/jobs",
				"dev.novadraw.job." + event.state().name().toLowerCase(Locale.ROOT), event.job().toString(), event.at(),
				"application/json", event);
	}

}
