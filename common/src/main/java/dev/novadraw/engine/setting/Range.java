package dev.novadraw.engine.setting;

import java.time.Duration;

import org.springframework.boot.convert.DurationStyle;

/**
 * Rejects settings outside their range. Messages contain name, value and range.
 */
public final class Range {

	private Range() {
	}

	/**
	 * Fails unless a number is within its range.
	 */
	public static void require(String setting, long value, long min, long max) {
		if (value < min || value > max) {
			throw new IllegalArgumentException("%s is %d and must be %d to %d".formatted(setting, value, min, max));
		}
	}

	/**
	 * Fails unless a number is large enough.
	 */
	public static void requireAtLeast(String setting, long value, long min) {
		if (value < min) {
			throw new IllegalArgumentException("%s is %d and must be %d or more".formatted(setting, value, min));
		}
	}

	/**
	 * Fails if a number is negative, infinite or not a number.
	 */
	public static void requireNotNegative(String setting, double value) {
		if (!Double.isFinite(value) || value < 0) {
			throw new IllegalArgumentException("%s is %s and must be 0 or more".formatted(setting, value));
		}
	}

	/**
	 * Fails unless a duration is long enough.
	 */
	public static void requireAtLeast(String setting, Duration value, Duration min) {
		if (value.compareTo(min) < 0) {
			throw new IllegalArgumentException(
					"%s is %s and must be %s or more".formatted(setting, text(value), text(min)));
		}
	}

	/**
	 * Fails unless a duration is within its range.
	 */
	public static void require(String setting, Duration value, Duration min, Duration max) {
		if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
			throw new IllegalArgumentException(
					"%s is %s and must be %s to %s".formatted(setting, text(value), text(min), text(max)));
		}
	}

	private static String text(Duration value) {
		return DurationStyle.SIMPLE.print(value);
	}

}
