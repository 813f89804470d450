package dev.novadraw.engine.setting;

import java.util.regex.Pattern;

/**
 * Hides passwords in messages of libraries, which quote the URLs they were given.
 */
public final class PasswordMask {

	private static final String HIDDEN = "***";

	/** As in {@code //user:password@host}. */
	private static final Pattern LOGIN = Pattern.compile("//[^/@\\s]++@");

	/** As in {@code ?password=...}. */
	private static final Pattern PARAMETER = Pattern.compile("(?i)(password)=[^&;\\s\"')]++");

	private PasswordMask() {
	}

	/**
	 * Returns a text without the passwords of the URLs in it.
	 */
	public static String hide(String text) {
		String withoutLogins = LOGIN.matcher(text).replaceAll("//" + HIDDEN + "@");
		return PARAMETER.matcher(withoutLogins).replaceAll("$1=" + HIDDEN);
	}

}
