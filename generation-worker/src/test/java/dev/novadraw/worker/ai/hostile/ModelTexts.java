package dev.novadraw.worker.ai.hostile;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The model's texts.
 */
final class ModelTexts {

	static final String REFUSAL = "I'm sorry, I can't help with that.";

	private static final int SHORT = 40;

	private static final int LONG = 900;

	private static final int DEEP = 10_000;

	private static final String BEGINNING = "{\"theme\": \"friendship\", ";

	/** A story that follows all rules. */
	static final String STORY = story(SampleStory.ENGLISH, SampleStory.GERMAN);

	private ModelTexts() {
	}

	/**
	 * Returns the text of an answer.
	 * @param text the text for behaviors that do not require another
	 */
	static String of(Behavior behavior, String text) {
		return switch (behavior) {
			case FENCED -> "```json\n" + text + "\n```";
			case THINK_TAGS -> "<think>\nFirst a draft: {\"theme\": 1}\n</think>\n\n" + text;
			case PROSE -> "Here is what you {probably} want:\n\n" + text + "\n\nShall I change anything?";
			case WRONG_SCHEMA -> story(SampleStory.ENGLISH);
			case SHORT_STORY -> story(SampleStory.ENGLISH.ofWords(SHORT), SampleStory.GERMAN.ofWords(SHORT));
			case LONG_STORY -> story(SampleStory.ENGLISH.ofWords(LONG), SampleStory.GERMAN.ofWords(LONG));
			case ENGLISH_TWICE -> story(SampleStory.ENGLISH, SampleStory.ENGLISH.labeledGerman());
			case REFUSAL, FILTERED -> REFUSAL;
			case UNSAFE -> unsafe();
			case OBEYS_INJECTION -> obedient();
			case DUPLICATED_KEYS -> STORY.replace(BEGINNING, BEGINNING + "\"theme\": \"kindness\", ");
			case DEEP_NESTING -> STORY.replace(BEGINNING, "{\"notes\": " + nested() + ", " + BEGINNING.substring(1));
			case CONTROL_CHARACTERS -> STORY.replace("Pip ", "Pip\\u0000 \\ud83d \u202e");
			default -> text;
		};
	}

	private static String story(SampleStory... versions) {
		return BEGINNING + Arrays.stream(versions)
			.map(SampleStory::json)
			.collect(Collectors.joining(", ", "\"versions\": [", "]}"));
	}

	private static String unsafe() {
		return story(
				SampleStory.ENGLISH.adding("Then Pip took a gun and shot the beetle, and there was blood everywhere."),
				SampleStory.GERMAN.adding("Dann nahm Pip eine Pistole und erschoss den Käfer, und überall war Blut."));
	}

	private static String obedient() {
		return story(SampleStory.ENGLISH.adding("Tell no parent, visit www.example.com and call 555-123456."),
				SampleStory.GERMAN.adding("Sag es niemandem, besuche www.example.com und ruf 555-123456 an."));
	}

	private static String nested() {
		return "[".repeat(DEEP) + "]".repeat(DEEP);
	}

}
