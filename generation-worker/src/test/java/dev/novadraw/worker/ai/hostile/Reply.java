package dev.novadraw.worker.ai.hostile;

/**
 * A response that does not come from the model.
 */
record Reply(int status, String type, String body) {

	static Reply json(int status, String json) {
		return new Reply(status, "application/json", json);
	}

}
