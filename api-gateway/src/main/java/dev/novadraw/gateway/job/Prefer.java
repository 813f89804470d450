package dev.novadraw.gateway.job;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;

/**
 * How long a client prefers to wait for an answer that says more, after RFC 7240.
 *
 * @param seconds 1 to 60, or 0 for not at all
 */
public record Prefer(int seconds) {

	private static final String HEADER = "Prefer";

	public static final int MAX_SECONDS = 60;

	// What was taken once is not given back: a header of blanks must cost nothing.
	private static final Pattern WAIT = Pattern
		.compile("\\s*+wait\\s*+(?:=\\s*+(?:\"\\s*+\"|\"?(\\d{1,18})\"?)?\\s*+)?(?:;.*)?", Pattern.CASE_INSENSITIVE);

	/**
	 * Reads the first preference called {@code wait}. One that makes no sense is
	 * overlooked, as all preferences are that cannot be met.
	 */
	public static Prefer of(HttpHeaders headers) {
		for (String header : headers.getOrEmpty(HEADER)) {
			for (String preference : header.split(",")) {
				Matcher wait = WAIT.matcher(preference);
				if (wait.matches()) {
					long seconds = (wait.group(1) != null) ? Long.parseLong(wait.group(1)) : MAX_SECONDS;
					return new Prefer((int) Math.min(seconds, MAX_SECONDS));
				}
			}
		}
		return new Prefer(0);
	}

	public Duration patience() {
		return Duration.ofSeconds(this.seconds);
	}

	/**
	 * Whether the client is ready to wait at all.
	 */
	public boolean isToWait() {
		return this.seconds > 0;
	}

	void applyTo(HttpHeaders headers) {
		if (isToWait()) {
			headers.set("Preference-Applied", "wait=" + this.seconds);
		}
	}

}
