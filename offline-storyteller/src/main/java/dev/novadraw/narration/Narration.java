package dev.novadraw.narration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.novadraw.narration.actor.Choice;
import dev.novadraw.narration.language.Words;
import dev.novadraw.narration.script.Passage;
import dev.novadraw.narration.script.Script;
import dev.novadraw.narration.script.SentenceLimit;
import dev.novadraw.narration.script.Step;
import dev.novadraw.narration.script.WordRange;
import dev.novadraw.narration.script.Wording;

/**
 * Scripts, filled with the characters of a drawing, in sentences for an age band.
 */
final class Narration {

	private static final int MAX_PARAGRAPHS = 100;

	private static final String REFRAIN = "{refrain}";

	private final SentenceLimit limit;

	private final Choice choice;

	private final Set<String> facts;

	private final Map<String, Words> words;

	private final Map<String, String> refrain = new HashMap<>();

	private final List<Passage> passages = new ArrayList<>();

	Narration(SentenceLimit limit, Choice choice, Set<String> facts, Map<String, Words> words) {
		this.limit = limit;
		this.choice = choice;
		this.facts = facts;
		this.words = words;
	}

	/**
	 * Adds the passages of a script.
	 */
	void add(Script script, int part) {
		if (!script.refrains().isEmpty()) {
			Wording chosen = this.choice.of(script.refrains(), "refrain");
			this.words.keySet().forEach(language -> this.refrain.put(language, chosen.in(language)));
		}
		for (int i = 0; i < script.steps().size(); i++) {
			Step step = script.steps().get(i);
			List<Map<String, String>> texts = texts(step.fitting(this.facts), i % 2 == 0);
			if (!texts.isEmpty()) {
				Map<String, String> text = this.choice.of(texts, script.name() + i);
				boolean isWanted = step.use() != Step.Use.FILLS || keepsLimit(text);
				if (isWanted) {
					this.passages.add(new Passage(part * MAX_PARAGRAPHS + step.paragraph(), step.use(), text));
				}
			}
		}
	}

	// Wordings within the limit, or all of them if there are none.
	private List<Map<String, String>> texts(List<Wording> wordings, boolean useNoun) {
		List<Map<String, String>> texts = wordings.stream().map(wording -> text(wording, useNoun)).toList();
		List<Map<String, String>> within = texts.stream().filter(this::keepsLimit).toList();
		return within.isEmpty() ? texts : within;
	}

	private boolean keepsLimit(Map<String, String> text) {
		return text.values().stream().allMatch(this.limit::fits);
	}

	private Map<String, String> text(Wording wording, boolean useNoun) {
		Map<String, String> text = new HashMap<>();
		this.words.keySet().forEach(language -> {
			String withNoun = fill(wording, language, useNoun);
			text.put(language, this.limit.fits(withNoun) ? withNoun : fill(wording, language, false));
		});
		return text;
	}

	private String fill(Wording wording, String language, boolean useNoun) {
		Words words = words(language);
		String text = wording.in(language).replace(REFRAIN, this.refrain.getOrDefault(language, ""));
		return this.limit.apply(text, form -> words.fill(form, useNoun));
	}

	private Words words(String language) {
		Words words = this.words.get(language);
		if (words == null) {
			throw new IllegalArgumentException("There are no words in the language " + language);
		}
		return words;
	}

	List<Passage> passages() {
		return this.passages;
	}

	/**
	 * Returns a title that is neither too short nor too long in any language.
	 */
	Map<String, String> title(Script script) {
		List<Map<String, String>> titles = script.titles().stream().map(this::title).toList();
		List<Map<String, String>> fitting = titles.stream()
			.filter(title -> title.values().stream().allMatch(Narration::fitsOnCover))
			.toList();
		return this.choice.of(fitting.isEmpty() ? titles : fitting, "title");
	}

	private Map<String, String> title(Wording wording) {
		Map<String, String> title = new HashMap<>();
		this.words.forEach((language, words) -> title.put(language, words.title(wording.in(language))));
		return title;
	}

	private static boolean fitsOnCover(String title) {
		int words = WordRange.count(Words.plain(title));
		return words >= 5 && words <= 8;
	}

}
