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

	private final Impression seen;

	private final Composition composition;

	private final Set<String> facts = new HashSet<>();

	private Facts(Impression seen) {
		this.seen = seen;
		this.composition = seen.composition();
	}

	static Set<String> of(Impression seen, Cast cast) {
		Facts facts = new Facts(seen);
		facts.page();
		facts.drawing(cast.hero());
		facts.facts.add("friend" + name(cast.friend()));
		return facts.facts;
	}

	private void page() {
		PaperTone paper = this.seen.paper();
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
		add("three", this.seen.colours().size() > 2);
		add("colourful", !this.seen.blank() && this.seen.mainColour().colourful());
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
	static List<String> moods(Impression seen) {
		if (seen.paper() == PaperTone.GREY || seen.paper() == PaperTone.BLACK) {
			return List.of("calm", "calm", "cheerful");
		}
		return seen.colours().size() > 2 || seen.composition().dots() > 4 ? List.of("silly", "cheerful")
				: StoryOptions.MOODS;
	}

}
