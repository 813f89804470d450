package dev.novadraw.worker.ai.hostile;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The model's texts.
 */
final class Texts {

	static final String REFUSAL = "I'm sorry, I can't help with that.";

	private static final int SHORT = 40;

	private static final int LONG = 900;

	private static final int DEEP = 10_000;

	private static final String BEGINNING = "{\"theme\": \"friendship\", ";

	/** A story that follows all rules. */
	static final String STORY = story(Tale.ENGLISH, Tale.GERMAN);

	private Texts() {
	}

	/**
	 * Returns the text of an answer.
	 * @param told the text for manners that do not require another
	 */
	static String of(Manner manner, String told) {
		return switch (manner) {
			case FENCED -> "```json\n" + told + "\n```";
			case WRONG_SCHEMA -> story(Tale.ENGLISH);
			case SHORT_STORY -> story(Tale.ENGLISH.ofWords(SHORT), Tale.GERMAN.ofWords(SHORT));
			case LONG_STORY -> story(Tale.ENGLISH.ofWords(LONG), Tale.GERMAN.ofWords(LONG));
			case ENGLISH_TWICE -> story(Tale.ENGLISH, Tale.ENGLISH.calledGerman());
			case REFUSAL, FILTERED -> REFUSAL;
			case UNSAFE -> unsafe();
			case OBEYS_INJECTION -> obedient();
			case DUPLICATED_KEYS -> STORY.replace(BEGINNING, BEGINNING + "\"theme\": \"kindness\", ");
			case DEEP_NESTING -> STORY.replace(BEGINNING, "{\"notes\": " + nested() + ", " + BEGINNING.substring(1));
			case CONTROL_CHARACTERS -> STORY.replace("Pip ", "Pip\\u0000 \\ud83d \u202e");
			default -> told;
		};
	}

	private static String story(Tale... versions) {
		return BEGINNING
				+ Arrays.stream(versions).map(Tale::json).collect(Collectors.joining(", ", "\"versions\": [", "]}"));
	}

	private static String unsafe() {
		return story(Tale.ENGLISH.adding("Then Pip took a gun and shot the beetle, and there was blood everywhere."),
				Tale.GERMAN.adding("Dann nahm Pip eine Pistole und erschoss den Käfer, und überall war Blut."));
	}

	private static String obedient() {
		return story(Tale.ENGLISH.adding("Tell no parent, visit www.example.com and call 555-123456."),
				Tale.GERMAN.adding("Sag es niemandem, besuche www.example.com und ruf 555-123456 an."));
	}

	private static String nested() {
		return "[".repeat(DEEP) + "]".repeat(DEEP);
	}

}
