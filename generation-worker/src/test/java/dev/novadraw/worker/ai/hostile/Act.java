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
 * One call, answered in one manner.
 */
final class Act {

	private static final Duration DRIP = Duration.ofMillis(200);

	/** Long enough for the client to read what was sent before the reset discards it. */
	private static final Duration BEFORE_RESET = Duration.ofMillis(50);

	private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
		.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final String PAGE = "<!DOCTYPE html>\n<html><body><h1>502</h1><p>" + HostileProvider.CANARY
			+ "</p></body></html>\n";

	private final Line line;

	private final Call call;

	private final Script script;

	private final Tally tally;

	Act(Line line, Call call, Script script, Tally tally) {
		this.line = line;
		this.call = call;
		this.script = script;
		this.tally = tally;
	}

	/**
	 * Answers the call, and records if the client hangs up before the end.
	 */
	void play() throws IOException {
		Manner manner = this.script.manners.apply(this.call.number(), this.call.request().body());
		try {
			play(manner, this.call.answer(manner, this.script.text.apply(this.call.request().body())));
		}
		catch (IOException ex) {
			if (!this.line.isClosed()) {
				this.tally.hungUp(this.call);
			}
			throw ex;
		}
	}

	private void play(Manner manner, Speech speech) throws IOException {
		switch (manner) {
			case SILENT -> this.line.hang();
			case HEADERS_THEN_HANG -> headersThenHang(speech);
			case SLOW -> {
				this.line.pause(this.script.delay);
				this.line.send(speech);
			}
			case DRIP -> drip(speech);
			case REDIRECT -> redirect(speech);
			case RESET_BEFORE -> this.line.reset();
			case RESET_IN_BODY -> {
				half(speech);
				this.line.pause(BEFORE_RESET);
				this.line.reset();
			}
			case TRUNCATED_STREAM -> truncate(speech);
			case TRUNCATED_JSON -> this.line.send(speech.cut());
			case MALFORMED_JSON -> this.line.send(speech.malformed());
			case WRONG_CONTENT_TYPE -> this.line.send(speech.as("text/plain"));
			case EMPTY_BODY -> this.line.send(new Reply(200, speech.type(), ""), List.of());
			case HTML -> this.line.send(new Reply(200, "text/html", PAGE), List.of());
			case HUGE -> new Flood(this.line, speech).huge();
			case GZIP_BOMB -> new Flood(this.line, speech).gzipBomb();
			default -> answer(manner, speech);
		}
	}

	private void answer(Manner manner, Speech speech) throws IOException {
		if (manner.isFault()) {
			this.line.send(this.call.fault(manner), retryAfter(manner));
		}
		else {
			this.line.send(speech);
		}
	}

	private static List<String> retryAfter(Manner manner) {
		return switch (manner) {
			case RATE_LIMITED_SECONDS -> List.of("Retry-After: 2");
			// Rounded up, because the date has no fractions.
			case RATE_LIMITED_DATE -> List
				.of("Retry-After: " + HTTP_DATE.format(Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3)));
			case UNAVAILABLE -> List.of("Retry-After: 1");
			default -> List.of();
		};
	}

	private void headersThenHang(Speech speech) throws IOException {
		announce(speech);
		this.line.hang();
	}

	private void drip(Speech speech) throws IOException {
		announce(speech);
		for (byte drop : speech.body()) {
			this.line.body(new byte[] { drop });
			this.line.pause(DRIP);
		}
	}

	private void redirect(Speech speech) throws IOException {
		String path = "/elsewhere/" + this.call.number();
		this.tally.elsewhere.put(path, speech);
		this.line.send(new Reply(302, "text/plain", ""), List.of("Location: " + path));
	}

	/**
	 * Ends a whole answer before its announced length, and a stream before its last
	 * piece.
	 */
	private void truncate(Speech speech) throws IOException {
		if (speech.streamed()) {
			this.line.send(speech.unfinished());
		}
		else {
			half(speech);
			this.line.close();
		}
	}

	private void half(Speech speech) throws IOException {
		byte[] body = speech.body();
		announce(speech);
		this.line.body(Arrays.copyOf(body, body.length / 2));
	}

	private void announce(Speech speech) throws IOException {
		this.line.head(200, "Content-Type: " + speech.type(), "Content-Length: " + speech.body().length);
	}

}
