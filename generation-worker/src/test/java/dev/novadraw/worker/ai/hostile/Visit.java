package dev.novadraw.worker.ai.hostile;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A client's connection, from its first request to its last.
 */
final class Visit {

	private final Line line;

	private final Script script;

	private final Tally tally;

	Visit(Line line, Script script, Tally tally) {
		this.line = line;
		this.script = script;
		this.tally = tally;
	}

	void receive() {
		try (this.line) {
			for (Request request = this.line.read(); request != null; request = this.line.read()) {
				serve(request);
			}
		}
		catch (IOException ex) {
			// One side closed the connection; hang-ups have been recorded already.
		}
	}

	private void serve(Request request) throws IOException {
		if (request.isPost()) {
			this.tally.requests.add(request.body());
		}
		Optional<Wire> chat = Wire.of(request);
		Speech elsewhere = this.tally.elsewhere.get(request.path());
		if (chat.isPresent()) {
			new Act(this.line, call(chat.get(), request), this.script, this.tally).play();
		}
		else if (elsewhere != null) {
			this.tally.redirectsFollowed.incrementAndGet();
			this.line.send(elsewhere);
		}
		else {
			this.line.send(reply(request), List.of());
		}
	}

	private Call call(Wire wire, Request request) {
		return new Call(this.tally.calls.incrementAndGet(), System.nanoTime(), wire, request);
	}

	private Reply reply(Request request) {
		if (Moderations.isAskedBy(request)) {
			int number = this.tally.moderations.incrementAndGet();
			return Moderations.judge(request, this.script.verdicts.apply(number));
		}
		Optional<Reply> lookUp = LookUps.answer(request);
		lookUp.ifPresent((reply) -> this.tally.lookUps.incrementAndGet());
		return lookUp.orElseGet(() -> new Reply(404, "text/plain", "Nothing here: " + request.path()));
	}

}
