package dev.novadraw.kind.story;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.GrowingJson;

/**
 * The part of a story that may be shown while the model is still writing it: whole
 * sentences that pass the rules for single sentences. The rules for the whole story are
 * checked at the end, so the story may still be rejected.
 */
final class PartialStory implements GrowingJson.Listener {

	private static final int MAX_CODE_LENGTH = 8;

	private final StoryInput input;

	private final SafeSentences.Rules rules;

	private final GrowingJson json = new GrowingJson(this);

	private final Map<Language, SafeSentences> texts = new EnumMap<>(Language.class);

	private final StringBuilder code = new StringBuilder();

	private @Nullable SafeSentences writing;

	private int sentencesShown;

	PartialStory(StoryInput input) {
		this.input = input;
		this.rules = new SafeSentences.Rules(input.names());
	}

	/**
	 * Appends the next piece of the model's answer.
	 * @return the text of each language so far; empty if no sentence was added
	 */
	Optional<Map<Language, String>> append(String piece) {
		this.json.append(piece);
		int sentences = this.texts.values().stream().mapToInt(SafeSentences::count).sum();
		if (sentences == this.sentencesShown) {
			return Optional.empty();
		}
		this.sentencesShown = sentences;
		return Optional.of(shown());
	}

	private Map<Language, String> shown() {
		Map<Language, String> shown = new LinkedHashMap<>();
		this.texts.forEach((language, text) -> {
			if (text.count() > 0) {
				shown.put(language, text.shown());
			}
		});
		return shown;
	}

	@Override
	public void letter(String key, char letter) {
		if (key.equals("text") && this.writing != null) {
			this.writing.letter(letter);
		}
		else if (key.equals("language") && this.code.length() < MAX_CODE_LENGTH) {
			this.code.append(letter);
		}
	}

	@Override
	public void textEnded(String key) {
		if (key.equals("text") && this.writing != null) {
			this.writing.end();
		}
		else if (key.equals("language")) {
			begin(this.code.toString());
			this.code.setLength(0);
		}
	}

	// Only the first version in a language counts, as in the finished story.
	private void begin(String code) {
		this.writing = this.input.languages()
			.stream()
			.filter((language) -> language.code().equals(code) && !this.texts.containsKey(language))
			.findFirst()
			.map((language) -> this.texts.computeIfAbsent(language, (one) -> new SafeSentences(one, this.rules)))
			.orElse(null);
	}

	@Override
	public void objectEnded() {
		this.writing = null;
		this.code.setLength(0);
	}

}
