package dev.novadraw.worker.ai.hostile;

/**
 * A chat request.
 *
 * @param number the number of the call, from 1
 * @param startNanos the time when it was read, by {@link System#nanoTime()}
 */
record Call(int number, long startNanos, Protocol protocol, Request request) {

	ModelResponse answer(Behavior behavior, String text) {
		Dialect dialect = this.protocol.dialect();
		return dialect.response(new ModelOutput(dialect.model(this.request), ModelTexts.of(behavior, text),
				ModelOutput.StopReason.of(behavior), dialect.wantsStream(this.request),
				dialect.wantsUsage(this.request), behavior));
	}

	Reply fault(Behavior behavior) {
		return this.protocol.dialect().fault(behavior);
	}

}
