package dev.novadraw.worker.ai.hostile;

/**
 * A chat request.
 *
 * @param number the number of the call, from 1
 * @param begun the time when it was read, by {@link System#nanoTime()}
 */
record Call(int number, long begun, Wire wire, Request request) {

	Speech answer(Manner manner, String told) {
		Dialect dialect = this.wire.dialect();
		return dialect.speech(new Said(dialect.model(this.request), Texts.of(manner, told), Said.Ending.of(manner),
				dialect.wantsStream(this.request), dialect.wantsUsage(this.request)));
	}

	Reply fault(Manner manner) {
		return this.wire.dialect().fault(manner);
	}

}
