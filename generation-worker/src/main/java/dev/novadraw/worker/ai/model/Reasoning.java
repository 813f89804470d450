package dev.novadraw.worker.ai.model;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The reasoning of a model before it answers: a level, or a number of tokens.
 *
 * @param level the level; empty if none is named
 * @param budget the number of tokens; 0 if none is named
 */
public record Reasoning(String level, int budget) {

	/** Nothing is sent, so the provider decides. */
	public static final Reasoning UNSET = new Reasoning("", 0);

	/** The level of a model that does not think. */
	public static final String NONE = "none";

	private static final String PROVIDER = "provider";

	private static final Set<String> LEVELS = Set.of(NONE, "minimal", "low", "medium", "high", "xhigh", "max");

	private static final Pattern BUDGET = Pattern.compile("[1-9][0-9]{0,6}");

	/**
	 * Returns the value of a setting: a level, a number of tokens, or {@code provider} if
	 * nothing is to be sent.
	 * @param setting the name of the setting, for messages
	 */
	public static Reasoning read(String setting, String text) {
		if (text.equals(PROVIDER)) {
			return UNSET;
		}
		if (BUDGET.matcher(text).matches()) {
			return new Reasoning("", Integer.parseInt(text));
		}
		if (LEVELS.contains(text)) {
			return new Reasoning(text, 0);
		}
		throw new IllegalArgumentException(
				"%s must be none, minimal, low, medium, high, xhigh, max, a number of tokens, or provider"
					.formatted(setting));
	}

	public boolean isSet() {
		return hasLevel() || hasBudget();
	}

	public boolean hasLevel() {
		return !this.level.isEmpty();
	}

	public boolean hasBudget() {
		return this.budget > 0;
	}

	public boolean isOff() {
		return this.level.equals(NONE);
	}

	@Override
	public String toString() {
		return hasBudget() ? this.budget + " tokens" : this.level;
	}

}
