package dev.novadraw.gateway.problem;

import java.util.Locale;

/**
 * The paths of the pages that explain problems.
 */
public final class ProblemTypes {

	private ProblemTypes() {
	}

	/**
	 * Returns the path of the page for a code, such as
	 * {@code /docs/problems/drawing-missing}.
	 */
	public static String of(String code) {
		return "/docs/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
