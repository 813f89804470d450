package dev.novadraw.worker.ai.hostile;

/**
 * An answer that is not the model's.
 */
record Reply(int status, String type, String body) {

	static Reply json(int status, String json) {
		return new Reply(status, "application/json", json);
	}

}
