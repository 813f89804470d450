package dev.novadraw.worker.ai.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A reader for the error responses of providers.
 */
final class ErrorResponseReader {

	/** The number of bytes read of an error response. */
	static final int MAX_READ = 4096;

	private static final int UNAUTHORIZED = 401;

	private static final int PAYMENT_REQUIRED = 402;

	private static final Pattern OUT_OF_CREDIT = Pattern
		.compile("insufficient_quota|credit balance is too low|billing_hard_limit|billing_not_active|PerDayPer");

	/** Google's equivalents of the status 401 and of {@code Retry-After}. */
	private static final String WRONG_KEY = "API_KEY_INVALID";

	private static final Pattern RETRY_DELAY = Pattern.compile("\"retryDelay\"\\s*:\\s*\"(\\d{1,6})(?:\\.\\d+)?s\"");

	private final InstantSource clock;

	ErrorResponseReader(InstantSource clock) {
		this.clock = clock;
	}

	/**
	 * Reads an error response.
	 * @param status the HTTP status
	 * @param retryAfter the {@code Retry-After} header: seconds or a date, or null
	 * @param beginning the beginning of the body
	 */
	ProviderHttpException read(int status, @Nullable String retryAfter, String beginning) {
		boolean refused = status >= 400 && status < 500;
		boolean outOfCredit = status == PAYMENT_REQUIRED || (refused && OUT_OF_CREDIT.matcher(beginning).find());
		int effectiveStatus = (refused && beginning.contains(WRONG_KEY)) ? UNAUTHORIZED : status;
		return new ProviderHttpException(effectiveStatus,
				(retryAfter != null) ? wait(retryAfter.strip()) : delay(beginning), outOfCredit);
	}

	private static @Nullable Duration delay(String beginning) {
		Matcher delay = RETRY_DELAY.matcher(beginning);
		// Rounded up, because the delay is a minimum.
		return delay.find() ? Duration.ofSeconds(Integer.parseInt(delay.group(1)) + 1) : null;
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
