package dev.novadraw.engine.setting;

import java.util.regex.Pattern;

/**
 * Hides passwords in messages of libraries that quote URLs.
 */
public final class PasswordMask {

	private static final String HIDDEN = "***";

	/** Matches {@code //user:password@host}. */
	private static final Pattern LOGIN = Pattern.compile("//[^/@\\s]++@");

	/** Matches {@code ?password=...}. */
	private static final Pattern PARAMETER = Pattern.compile("(?i)(password)=[^&;\\s\"')]++");

	private PasswordMask() {
	}

	/**
	 * Returns a text without the passwords of its URLs.
	 */
	public static String hide(String text) {
		String withoutLogins = LOGIN.matcher(text).replaceAll("//" + HIDDEN + "@");
		return PARAMETER.matcher(withoutLogins).replaceAll("$1=" + HIDDEN);
	}

}
