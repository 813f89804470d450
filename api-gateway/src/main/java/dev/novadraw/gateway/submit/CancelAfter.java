package dev.novadraw.gateway.submit;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.problem.ApiProblem;

/**
 * The header with the time limit of a job, from its submission: {@code 90}, {@code 90s},
 * {@code 5m}, {@code 1m30s} or {@code 2h}.
 */
final class CancelAfter {

	private static final String HEADER = "Cancel-After";

	private static final Duration MIN = Duration.ofSeconds(5);

	private static final Duration MAX = Duration.ofHours(24);

	private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

	private static final Pattern UNITS = Pattern.compile("(?:(\\d{1,2})h)?(?:(\\d{1,4})m)?(?:(\\d{1,6})s)?");

	private CancelAfter() {
	}

	/**
	 * Parses the header; returns null if it is absent.
	 */
	static @Nullable Duration of(HttpHeaders headers) {
		String value = headers.getFirst(HEADER);
		if (value == null) {
			return null;
		}
		Duration duration = parse(value.strip());
		if (duration.compareTo(MIN) < 0 || duration.compareTo(MAX) > 0) {
			throw new ApiProblem(ProblemCode.INVALID_CANCEL_AFTER,
					"Must be a duration from 5 s to 24 h, such as 90, 90s, 5m or 1m30s.")
				.in(HEADER);
		}
		return duration;
	}

	private static Duration parse(String value) {
		if (SECONDS.matcher(value).matches()) {
			return Duration.ofSeconds(Long.parseLong(value));
		}
		Matcher units = UNITS.matcher(value);
		return units.matches()
				? Duration.ofHours(number(units, 1)).plusMinutes(number(units, 2)).plusSeconds(number(units, 3))
				: Duration.ZERO;
	}

	private static long number(Matcher matcher, int group) {
		return (matcher.group(group) != null) ? Long.parseLong(matcher.group(group)) : 0;
	}

}
