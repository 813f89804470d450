package dev.novadraw.gateway.problem;

import java.util.Locale;

/**
 * The addresses of the pages that explain problems.
 */
public final class ProblemTypes {

	private ProblemTypes() {
	}

	/**
	 * The page about all problems of this code, such as
	 * {@code /docs/problems/drawing-missing}.
	 */
	public static String of(String code) {
		return "/docs/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
