package dev.novadraw.engine.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A message to workers through Kafka: this job was dispatched and may be claimed. A hint
 * can be lost, duplicated or late; the dispatch sequence identifies a stale one. Fields
 * of newer versions are ignored.
 *
 * @param job the id of the job
 * @param kind the kind of the job
 * @param dispatch the sequence number of the dispatch
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Hint(JobId job, String kind, long dispatch) {

	/**
	 * Returns true if all properties are present; JSON may omit any of them.
	 */
	@JsonIgnore
	@SuppressWarnings("ConstantValue")
	public boolean isComplete() {
		return this.job != null && this.kind != null;
	}

}
