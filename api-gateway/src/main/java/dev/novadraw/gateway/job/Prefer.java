package dev.novadraw.gateway.job;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;

/**
 * The time that a client prefers to wait for a more complete response, after RFC 7240.
 *
 * @param seconds 1 to 60, or 0 to not wait
 */
public record Prefer(int seconds) {

	private static final String HEADER = "Prefer";

	public static final int MAX_SECONDS = 60;

	// Possessive quantifiers prevent backtracking: a header full of blanks must stay
	// cheap.
	private static final Pattern WAIT = Pattern
		.compile("\\s*+wait\\s*+(?:=\\s*+(?:\"\\s*+\"|\"?(\\d{1,18})\"?)?\\s*+)?(?:;.*)?", Pattern.CASE_INSENSITIVE);

	/**
	 * Parses the first {@code wait} preference. A malformed one is ignored, as RFC 7240
	 * allows for any preference.
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

	public Duration waitTime() {
		return Duration.ofSeconds(this.seconds);
	}

	/**
	 * Returns true if the client prefers to wait.
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
