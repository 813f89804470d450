package dev.novadraw.narration.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The choice of the passages of a story, so that it has the requested length in every
 * language.
 */
public final class Composer {

	/** The languages in which a story keeps the requested length. */
	public static final List<String> LANGUAGES = List.of("en", "de");

	private static final int MIN_ATTEMPTS = 2;

	private static final int MAX_ATTEMPTS = 3;

	private final WordRange wordRange;

	private final ToIntFunction<Passage> lot;

	private final Set<Passage> kept = new HashSet<>();

	/**
	 * Creates a composer.
	 * @param wordRange the requested length
	 * @param lot the order in which passages of the same use are taken
	 */
	public Composer(WordRange wordRange, ToIntFunction<Passage> lot) {
		this.wordRange = wordRange;
		this.lot = lot;
	}

	public List<Passage> compose(List<Passage> passages) {
		List<Passage> attempts = drawn(passages, Step.Use.ATTEMPT);
		this.kept.clear();
		this.kept.addAll(passages.stream().filter(passage -> passage.use() == Step.Use.ALWAYS).toList());
		this.kept.addAll(attempts.subList(0, Math.min(1, attempts.size())));
		add(attempts, MIN_ATTEMPTS, true);
		add(drawn(passages, Step.Use.USUALLY), passages.size(), false);
		add(attempts, MAX_ATTEMPTS, false);
		add(drawn(passages, Step.Use.FILLS), passages.size(), false);
		add(attempts, attempts.size(), false);
		return passages.stream().filter(this.kept::contains).toList();
	}

	private List<Passage> drawn(List<Passage> passages, Step.Use use) {
		List<Passage> drawn = new ArrayList<>(passages.stream().filter(passage -> passage.use() == use).toList());
		drawn.sort(Comparator.comparingInt(this.lot));
		return drawn;
	}

	private void add(List<Passage> more, int max, boolean evenIfEnough) {
		long count = more.stream().filter(this.kept::contains).count();
		for (Passage passage : more) {
			boolean wanted = count < max && !this.kept.contains(passage);
			if (wanted && (evenIfEnough || !enough()) && fits(passage)) {
				this.kept.add(passage);
				count++;
			}
		}
	}

	private boolean enough() {
		return LANGUAGES.stream().allMatch(language -> words(language) >= this.wordRange.target());
	}

	private boolean fits(Passage more) {
		return LANGUAGES.stream().allMatch(language -> words(language) + more.words(language) <= this.wordRange.max());
	}

	private int words(String language) {
		return this.kept.stream().mapToInt(passage -> passage.words(language)).sum();
	}

}
