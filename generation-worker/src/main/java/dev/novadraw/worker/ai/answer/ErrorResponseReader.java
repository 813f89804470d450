package dev.novadraw.worker.ai.answer;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A reader for the error responses of providers.
 */
public final class ErrorResponseReader {

	/** The number of bytes read of an error response. */
	public static final int MAX_READ = 16 * 1024;

	private static final int UNAUTHORIZED = 401;

	/** Google's equivalents of the status 401 and of {@code Retry-After}. */
	private static final String WRONG_KEY = "api_key_invalid";

	private static final Pattern RETRY_DELAY = Pattern.compile("(\\d{1,6})(?:\\.\\d+)?s");

	private final InstantSource clock;

	public ErrorResponseReader(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * Reads an error response.
	 * @param status the HTTP status
	 * @param retryAfter the {@code Retry-After} header: seconds or a date, or null
	 * @param beginning the beginning of the body
	 * @param phrases words in messages that mean a setting of the request, by the words
	 */
	public ProviderError read(int status, @Nullable String retryAfter, String beginning, Map<String, String> phrases) {
		ErrorDocument error = ErrorDocument.ofBody(beginning);
		String param = (error.param() != null) ? error.param() : named(error, phrases);
		return new ProviderError(error.codes().contains(WRONG_KEY) ? UNAUTHORIZED : status,
				ResponseTable.meaning(error, status, param), error.code(), param, wait(retryAfter, error));
	}

	private static @Nullable String named(ErrorDocument error, Map<String, String> phrases) {
		return phrases.entrySet()
			.stream()
			.filter((phrase) -> error.says(phrase.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

	private @Nullable Duration wait(@Nullable String retryAfter, ErrorDocument error) {
		return (retryAfter != null) ? wait(retryAfter.strip()) : delay(error.retryDelay());
	}

	private static @Nullable Duration delay(@Nullable String named) {
		Matcher delay = RETRY_DELAY.matcher((named != null) ? named : "");
		// Rounded up, because the delay is a minimum.
		return delay.matches() ? Duration.ofSeconds(Integer.parseInt(delay.group(1)) + 1) : null;
	}

	private @Nullable Duration wait(String retryAfter) {
		try {
			if (retryAfter.chars().allMatch((digit) -> digit >= '0' && digit <= '9')) {
				return Duration.ofSeconds(Integer.parseInt(retryAfter));
			}
			Instant until = ZonedDateTime
				.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
				.toInstant();
			Duration wait = Duration.between(this.clock.instant(), until);
			return wait.isNegative() ? Duration.ZERO : wait;
		}
		catch (NumberFormatException | DateTimeException ex) {
			return null;
		}
	}

}
