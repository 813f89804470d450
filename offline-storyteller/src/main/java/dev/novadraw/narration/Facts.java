package dev.novadraw.narration;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.novadraw.narration.actor.Actor;
import dev.novadraw.narration.actor.Cast;
import dev.novadraw.narration.language.Colours;
import dev.novadraw.narration.lexicon.Gender;
import dev.novadraw.vision.Impression;
import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.paper.PaperTone;

/**
 * Facts about a story that wordings of scripts need or rule out: its mood and theme, the
 * tone of the paper ({@code white}, {@code pale}, {@code cream}, {@code grey},
 * {@code black}, or {@code full} for a page without free paper), {@code several} shapes,
 * {@code colours} beside that of the hero, {@code ink} if none of them is colourful,
 * {@code more} colours than one sentence names, {@code one} hero or {@code many},
 * {@code one-by-one} if they can be told apart, {@code named} if the hero has a name of
 * its own, its {@code sound}, and surroundings: {@code extra}, {@code extra2}.
 */
final class Facts {

	private final Set<String> facts = new HashSet<>();

	private Facts() {
	}

	static Set<String> of(Impression impression, Cast cast, String theme, String mood) {
		Facts facts = new Facts();
		facts.facts.addAll(List.of(theme, mood));
		facts.page(impression, Colours.ofPage(cast, impression));
		facts.hero(cast.hero());
		facts.facts.addAll(cast.roles().keySet());
		return facts.facts;
	}

	private void page(Impression impression, List<Crayon> colours) {
		PaperTone paper = impression.paper();
		this.facts.add((paper == PaperTone.HIDDEN) ? "full" : paper.name().toLowerCase(Locale.ROOT));
		add("several", impression.composition().shapes() > 1);
		add("colours", !colours.isEmpty());
		add("ink", !colours.isEmpty() && colours.stream().noneMatch(Crayon::colourful));
		add("more", Colours.areMany(colours));
	}

	private void hero(Actor hero) {
		add("one", hero.thing().isOne());
		add("many", !hero.thing().isOne());
		add("one-by-one", hero.noun().gender() != Gender.PLURAL && !hero.noun().hasOnlyEnglishPlural());
		add("named", hero.name() != null && !hero.noun().isUnknown());
		add("sound", hero.noun().sound() != null);
	}

	private void add(String fact, boolean holds) {
		if (holds) {
			this.facts.add(fact);
		}
	}

}
