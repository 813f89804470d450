package dev.novadraw.narration;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.novadraw.narration.actor.Cast;
import dev.novadraw.narration.actor.Figure;
import dev.novadraw.vision.Composition;
import dev.novadraw.vision.Composition.Stroke;
import dev.novadraw.vision.Impression;
import dev.novadraw.vision.paper.PaperTone;

/**
 * Facts about a drawing that wordings of scripts need or rule out.
 */
final class Facts {

	private final Impression impression;

	private final Composition composition;

	private final Set<String> facts = new HashSet<>();

	private Facts(Impression impression) {
		this.impression = impression;
		this.composition = impression.composition();
	}

	static Set<String> of(Impression impression, Cast cast) {
		Facts facts = new Facts(impression);
		facts.page();
		facts.drawing(cast.hero());
		facts.facts.add("friend" + name(cast.friend()));
		return facts.facts;
	}

	private void page() {
		PaperTone paper = this.impression.paper();
		add("full", paper == PaperTone.HIDDEN);
		add("paper", paper != PaperTone.HIDDEN);
		this.facts.add(name(paper));
		add("free", this.composition.coverage() < 0.08);
	}

	private void drawing(Figure hero) {
		this.facts.add(name(this.composition.proportions()));
		this.facts.add(name(this.composition.stroke()));
		add("line", hero.line());
		add("dot", hero == Figure.DOT);
		add("filled", this.composition.stroke() == Stroke.FILLED);
		add("symmetric", this.composition.symmetric());
		add("several", this.composition.shapes() > 1);
		add("dots", this.composition.dots() > 1 && hero != Figure.DOT);
		add("onedot", this.composition.dots() == 1);
		add("three", this.impression.colours().size() > 2);
		add("colourful", !this.impression.blank() && this.impression.mainColour().colourful());
	}

	private void add(String fact, boolean holds) {
		if (holds) {
			this.facts.add(fact);
		}
	}

	private static String name(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns the moods that suit a drawing.
	 */
	static List<String> moods(Impression impression) {
		if (impression.paper() == PaperTone.GREY || impression.paper() == PaperTone.BLACK) {
			return List.of("calm", "calm", "cheerful");
		}
		return impression.colours().size() > 2 || impression.composition().dots() > 4 ? List.of("silly", "cheerful")
				: StoryOptions.MOODS;
	}

}
