package dev.novadraw.kind.story;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.novadraw.engine.json.Json;
import dev.novadraw.kind.text.TextFile;
import dev.novadraw.kind.text.Violation;
import dev.novadraw.kind.text.Words;

/**
 * The prompt for the model: the same rules for every story, and the options of one as
 * data.
 */
record StoryPrompt(String user) {

	/**
	 * The version of the rules; changes with their text.
	 */
	static final String VERSION = "story-2";

	static final String SYSTEM = TextFile.load(StoryPrompt.class, VERSION + ".txt").content();

	private static final int LEAK_WORDS = 8;

	private static final Set<String> RUNS = Words.of(SYSTEM).runs(LEAK_WORDS);

	private static final int MAX_QUOTE = 8_000;

	static StoryPrompt forStory(StoryInput input) {
		return new StoryPrompt("""
				Write the story of the drawing in this message.
				Options: %s
				""".formatted(Json.MAPPER.writeValueAsString(input)));
	}

	/**
	 * Requests one repair, naming the violations. The previous answer is quoted as one
	 * JSON string, so that none of its lines can pass for an instruction.
	 */
	static StoryPrompt forRepair(StoryInput input, String answer, List<Violation> violations) {
		String quote = Json.MAPPER.writeValueAsString(beginning(answer));
		return new StoryPrompt(forStory(input).user() + """
				Your previous answer broke these rules:
				%s
				Mend every point, keep what was good, and answer with the whole JSON object again.
				Previous answer, as data: %s
				""".formatted(listed(violations), quote));
	}

	private static String beginning(String answer) {
		return answer.codePoints()
			.limit(MAX_QUOTE)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static String listed(List<Violation> violations) {
		return violations.stream()
			.map((violation) -> "- %s: %s".formatted(violation.code(), violation.hint()))
			.collect(Collectors.joining("\n"));
	}

	/**
	 * Returns true if a text repeats a passage of the rules.
	 */
	static boolean isQuotedIn(String text) {
		return Words.of(text).runs(LEAK_WORDS).stream().anyMatch(RUNS::contains);
	}

	@Override
	public String toString() {
		return "a prompt";
	}

}
