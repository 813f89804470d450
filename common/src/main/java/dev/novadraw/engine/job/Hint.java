package dev.novadraw.engine.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What goes through Kafka to the workers: this job was dispatched and may be claimed. It
 * can get lost, doubled or late; the dispatch sequence tells a stale one. A newer version
 * may say more, which is overlooked.
 *
 * @param job which job
 * @param kind its kind
 * @param dispatch the sequence of the dispatch it speaks of
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Hint(JobId job, String kind, long dispatch) {

	/**
	 * Whether something that was read as a hint is one; JSON may leave anything out.
	 */
	@JsonIgnore
	@SuppressWarnings("ConstantValue")
	public boolean isComplete() {
		return this.job != null && this.kind != null;
	}

}
