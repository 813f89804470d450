package dev.novadraw.worker.ai.hostile;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A client's connection, from its first request to its last.
 */
final class ConnectionHandler {

	private final ClientConnection connection;

	private final HostileSettings settings;

	private final RequestLog requestLog;

	ConnectionHandler(ClientConnection connection, HostileSettings settings, RequestLog requestLog) {
		this.connection = connection;
		this.settings = settings;
		this.requestLog = requestLog;
	}

	void receive() {
		try (this.connection) {
			for (Request request = this.connection.read(); request != null; request = this.connection.read()) {
				serve(request);
				if (!this.connection.awaitRequest(this.settings.keepAlive)) {
					return;
				}
			}
		}
		catch (IOException ex) {
			// One side closed the connection; hang-ups have been recorded already.
		}
	}

	private void serve(Request request) throws IOException {
		if (request.isPost()) {
			this.requestLog.requests.add(request.body());
		}
		Optional<Protocol> chat = Protocol.of(request);
		ModelResponse elsewhere = this.requestLog.elsewhere.get(request.path());
		if (chat.isPresent()) {
			new CallHandler(this.connection, call(chat.get(), request), this.settings, this.requestLog).respond();
		}
		else if (elsewhere != null) {
			this.requestLog.redirectsFollowed.incrementAndGet();
			this.connection.send(elsewhere);
		}
		else {
			this.connection.send(reply(request), List.of());
		}
	}

	private Call call(Protocol protocol, Request request) {
		return new Call(this.requestLog.calls.incrementAndGet(), System.nanoTime(), protocol, request);
	}

	private Reply reply(Request request) {
		if (ModerationResponses.matches(request)) {
			int number = this.requestLog.moderations.incrementAndGet();
			return ModerationResponses.of(request, this.settings.moderationResults.apply(number));
		}
		Optional<Reply> modelReply = ModelEndpoints.answer(request);
		modelReply.ifPresent((reply) -> this.requestLog.modelRequests.incrementAndGet());
		return modelReply.orElseGet(() -> new Reply(404, "text/plain", "Nothing here: " + request.path()));
	}

}
