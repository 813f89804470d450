package dev.novadraw.chaos.provider;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Names of main characters, one for each job: by them the AI provider tells the jobs
 * apart, and by them what a child wrote would be found where it must not be.
 */
public final class Heroes {

	/** How all of them begin. */
	public static final String CANARY = "Xenocanari";

	private static final String LETTERS = "abdegiklmo";

	private static final Pattern NAME = Pattern.compile(CANARY + "[" + LETTERS + "]+");

	private Heroes() {
	}

	/** The name for the job of a number. */
	public static String named(int number) {
		StringBuilder name = new StringBuilder(CANARY);
		Integer.toString(number).chars().forEach((digit) -> name.append(LETTERS.charAt(digit - '0')));
		return name.toString();
	}

	/** The first name in a text. */
	static @Nullable String in(String text) {
		Matcher matcher = NAME.matcher(text);
		return matcher.find() ? matcher.group() : null;
	}

}
