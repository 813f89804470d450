package dev.novadraw.chaos.provider;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The unique hero names of jobs. By them the AI provider matches calls to jobs, and they
 * reveal user content in files that must not contain it.
 */
public final class Heroes {

	/** The common prefix of all names. */
	public static final String CANARY = "Xenocanari";

	private static final String LETTERS = "abdegiklmo";

	private static final Pattern NAME = Pattern.compile(CANARY + "[" + LETTERS + "]+");

	private Heroes() {
	}

	/** Returns the name for the number of a job. */
	public static String named(int number) {
		StringBuilder name = new StringBuilder(CANARY);
		Integer.toString(number).chars().forEach((digit) -> name.append(LETTERS.charAt(digit - '0')));
		return name.toString();
	}

	/** Returns the first name in a text, or null. */
	static @Nullable String in(String text) {
		Matcher matcher = NAME.matcher(text);
		return matcher.find() ? matcher.group() : null;
	}

}
