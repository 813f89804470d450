package dev.novadraw.narration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.novadraw.narration.actor.Cast;
import dev.novadraw.narration.actor.Choice;
import dev.novadraw.narration.actor.EnglishWords;
import dev.novadraw.narration.actor.GermanWords;
import dev.novadraw.narration.script.Beat;
import dev.novadraw.narration.script.Passage;
import dev.novadraw.narration.script.Script;
import dev.novadraw.narration.script.WordRange;
import dev.novadraw.narration.script.Wording;
import dev.novadraw.vision.Impression;

/**
 * Scripts, filled with the colours, shapes and characters of a drawing.
 */
final class Narration {

	private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

	private static final int MAX_PARAGRAPHS = 100;

	private final Choice choice;

	private final Set<String> facts;

	private final Map<String, Map<String, String>> words;

	private final List<Passage> passages = new ArrayList<>();

	Narration(Impression impression, Cast cast, Set<String> options, Choice choice) {
		this.choice = choice;
		this.facts = new HashSet<>(Facts.of(impression, cast));
		this.facts.addAll(options);
		this.words = Map.of("en", EnglishWords.of(impression, cast), "de", GermanWords.of(impression, cast));
	}

	void useRefrain(Script script) {
		Wording refrain = this.choice.of(script.refrains(), "refrain");
		this.words.forEach((language, slots) -> slots.put("refrain", fill(refrain, language)));
	}

	/**
	 * Adds the passages of a script. Passages of higher weight are kept first if the
	 * story must be short.
	 */
	void add(Script script, int part) {
		for (int i = 0; i < script.beats().size(); i++) {
			Beat beat = script.beats().get(i);
			List<Wording> fitting = beat.fitting(this.facts);
			if (!fitting.isEmpty()) {
				Wording wording = this.choice.of(fitting, script.name() + i);
				this.passages.add(new Passage(part * MAX_PARAGRAPHS + beat.paragraph(), beat.optional(),
						weight(wording), Map.of("en", fill(wording, "en"), "de", fill(wording, "de"))));
			}
		}
	}

	private static int weight(Wording wording) {
		if (wording.needed().stream().anyMatch(StoryOptions.MOODS::contains)) {
			return 2;
		}
		return wording.english().contains("*") ? 1 : 0;
	}

	List<Passage> passages() {
		return this.passages;
	}

	/**
	 * Returns a title that is neither too short nor too long in any language, even if a
	 * name has several words.
	 */
	Wording title(Script script) {
		List<Wording> fitting = script.titles()
			.stream()
			.filter(title -> title.fits(this.facts) && fitsOnACover(title, "en") && fitsOnACover(title, "de"))
			.toList();
		return this.choice.of(fitting.isEmpty() ? script.titles() : fitting, "title");
	}

	private boolean fitsOnACover(Wording title, String language) {
		int words = WordRange.count(fill(title, language));
		return words >= 5 && words <= 8;
	}

	String fill(Wording wording, String language) {
		Map<String, String> slots = this.words.getOrDefault(language, Map.of());
		return SLOT.matcher(wording.in(language)).replaceAll(match -> {
			String word = slots.get(match.group(1));
			if (word == null) {
				throw new IllegalStateException("Nothing to say for %s in: %s".formatted(match.group(), wording));
			}
			return Matcher.quoteReplacement(word);
		});
	}

}
