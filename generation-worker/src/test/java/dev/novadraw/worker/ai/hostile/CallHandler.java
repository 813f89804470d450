package dev.novadraw.worker.ai.hostile;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One call, answered with one behavior.
 */
final class CallHandler {

	private static final Duration DRIP = Duration.ofMillis(200);

	/** Long enough for the client to read what was sent before the reset discards it. */
	private static final Duration BEFORE_RESET = Duration.ofMillis(50);

	private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
		.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final String PAGE = "<!DOCTYPE html>\n<html><body><h1>502</h1><p>" + HostileProvider.CANARY
			+ "</p></body></html>\n";

	private final ClientConnection connection;

	private final Call call;

	private final HostileSettings settings;

	private final RequestLog requestLog;

	CallHandler(ClientConnection connection, Call call, HostileSettings settings, RequestLog requestLog) {
		this.connection = connection;
		this.call = call;
		this.settings = settings;
		this.requestLog = requestLog;
	}

	/**
	 * Answers the call, and records if the client hangs up before the end.
	 */
	void respond() throws IOException {
		Behavior behavior = behavior();
		if (behavior.isBilled()) {
			this.requestLog.billedCalls.incrementAndGet();
		}
		try {
			respond(behavior, this.call.answer(behavior, this.settings.text.apply(this.call.request().body())));
		}
		catch (IOException ex) {
			if (!this.connection.isClosed()) {
				this.requestLog.hungUp(this.call);
			}
			throw ex;
		}
	}

	private Behavior behavior() {
		Behavior behavior = this.settings.behaviors.apply(this.call.number(), this.call.request().body());
		return (behavior == Behavior.REFUSES_TEMPERATURE && !this.call.request().body().contains("\"temperature\""))
				? Behavior.OK : behavior;
	}

	private void respond(Behavior behavior, ModelResponse response) throws IOException {
		switch (behavior) {
			case SILENT -> this.connection.hang();
			case HEADERS_THEN_HANG -> headersThenHang(response);
			case SLOW -> {
				this.connection.pause(this.settings.delay);
				this.connection.send(response);
			}
			case DRIP -> drip(response);
			case REDIRECT -> redirect(response);
			case RESET_BEFORE -> {
				this.requestLog.resets.incrementAndGet();
				this.connection.reset();
			}
			case RESET_IN_BODY -> {
				half(response);
				this.connection.pause(BEFORE_RESET);
				this.connection.reset();
			}
			case TRUNCATED_STREAM -> truncate(response);
			case TRUNCATED_JSON -> this.connection.send(response.cut());
			case MALFORMED_JSON -> this.connection.send(response.malformed());
			case WRONG_CONTENT_TYPE -> this.connection.send(response.as("text/plain"));
			case EMPTY_BODY -> this.connection.send(new Reply(200, response.type(), ""), List.of());
			case HTML -> this.connection.send(new Reply(200, "text/html", PAGE), List.of());
			case BLOCKED_BY_CDN -> this.connection.send(new Reply(behavior.status(), "text/html", PAGE), List.of());
			case HUGE -> new OversizedResponse(this.connection, response).huge();
			case GZIP_BOMB -> new OversizedResponse(this.connection, response).gzipBomb();
			default -> answer(behavior, response);
		}
	}

	private void answer(Behavior behavior, ModelResponse response) throws IOException {
		if (behavior.isFault()) {
			this.connection.send(this.call.fault(behavior), retryAfter(behavior));
		}
		else {
			this.connection.send(response);
		}
	}

	private static List<String> retryAfter(Behavior behavior) {
		return switch (behavior) {
			case RATE_LIMITED_SECONDS -> List.of("Retry-After: 2");
			// Rounded up, because the date has no fractions.
			case RATE_LIMITED_DATE -> List
				.of("Retry-After: " + HTTP_DATE.format(Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3)));
			case UNAVAILABLE -> List.of("Retry-After: 1");
			default -> List.of();
		};
	}

	private void headersThenHang(ModelResponse response) throws IOException {
		announce(response);
		this.connection.hang();
	}

	private void drip(ModelResponse response) throws IOException {
		announce(response);
		for (byte drop : response.body()) {
			this.connection.body(new byte[] { drop });
			this.connection.pause(DRIP);
		}
	}

	private void redirect(ModelResponse response) throws IOException {
		String path = "/elsewhere/" + this.call.number();
		this.requestLog.elsewhere.put(path, response);
		this.connection.send(new Reply(302, "text/plain", ""), List.of("Location: " + path));
	}

	/**
	 * Ends a whole answer before its announced length, and a stream before its last
	 * piece.
	 */
	private void truncate(ModelResponse response) throws IOException {
		if (response.streamed()) {
			this.connection.send(response.unfinished());
		}
		else {
			half(response);
			this.connection.close();
		}
	}

	private void half(ModelResponse response) throws IOException {
		byte[] body = response.body();
		announce(response);
		this.connection.body(Arrays.copyOf(body, body.length / 2));
	}

	private void announce(ModelResponse response) throws IOException {
		this.connection.head(200, "Content-Type: " + response.type(), "Content-Length: " + response.body().length);
	}

}
