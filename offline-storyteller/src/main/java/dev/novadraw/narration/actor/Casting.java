package dev.novadraw.narration.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.text.TextLength;
import dev.novadraw.narration.actor.Cast.Friend;
import dev.novadraw.vision.Composition;
import dev.novadraw.vision.Composition.Proportions;
import dev.novadraw.vision.Composition.Stroke;
import dev.novadraw.vision.Impression;

/**
 * The choice of the characters of a story to fit the drawing.
 */
public final class Casting {

	private static final int MAX_NAME_LENGTH = 20;

	private static final List<String> HEROES = List.of("Pim", "Lumi", "Fipp", "Tibo", "Nanu", "Zilli", "Piko", "Luma",
			"Nori", "Wim", "Juna", "Miko", "Pelle", "Runa", "Tuli", "Zuri", "Nilo", "Suri", "Ola", "Fino", "Kuno",
			"Ravi", "Lio", "Mika", "Timo", "Yuki", "Bela", "Noa");

	private static final List<String> FRIENDS = List.of("Bo", "Tam", "Nell", "Ivo", "Uli", "Jo", "Pep", "Kit", "Oki",
			"Lu", "Ella", "Ben", "Mo", "Tilda", "Hugo", "Ida", "Otto", "Emil", "Greta");

	private static final List<Quality> TRAITS = List.of(Quality.CURIOUS, Quality.CHEERFUL, Quality.GENTLE,
			Quality.BRAVE, Quality.PLAYFUL, Quality.CLEVER);

	private final Impression impression;

	private final Composition composition;

	private final Choice choice;

	public Casting(Impression impression, Choice choice) {
		this.impression = impression;
		this.composition = impression.composition();
		this.choice = choice;
	}

	public Cast cast(@Nullable String requestedName) {
		Figure hero = this.choice.of(heroes(), "hero");
		String heroName = heroName(requestedName);
		List<String> friends = FRIENDS.stream().filter(name -> !name.equalsIgnoreCase(heroName)).toList();
		return new Cast(hero, this.choice.of(sizes(hero), "size"), this.choice.of(TRAITS, "trait"), heroName, friend(),
				this.choice.of(friends, "friend's name"));
	}

	private List<Figure> heroes() {
		if (this.impression.blank() || this.impression.painted()) {
			return List.of(Figure.PAGE);
		}
		if (onlyDots()) {
			return List.of(Figure.DOT);
		}
		if (this.composition.stroke() == Stroke.FILLED) {
			return List.of(Figure.SPLASH, Figure.SHAPE);
		}
		return switch (this.composition.proportions()) {
			case WIDE -> List.of(Figure.LINE, Figure.SQUIGGLE);
			case ROUND -> List.of(Figure.LINE, Figure.CURL);
			case TALL -> List.of(Figure.LINE, Figure.STRIPE);
		};
	}

	private boolean onlyDots() {
		return this.composition.shapes() == 0;
	}

	private List<Quality> sizes(Figure hero) {
		List<Quality> sizes = new ArrayList<>();
		if (hero == Figure.PAGE) {
			sizes.add(this.impression.blank() ? Quality.QUIET : Quality.BIG);
		}
		else if (hero == Figure.DOT || this.composition.size() < 0.12) {
			sizes.addAll(List.of(Quality.TINY, Quality.LITTLE));
		}
		else if (!hero.line()) {
			sizes.add(this.composition.size() > 0.5 ? Quality.BIG : Quality.LITTLE);
		}
		else {
			sizes.add(this.composition.stroke() == Stroke.THIN ? Quality.FINE : Quality.BOLD);
			sizes.add(this.composition.size() > 0.6 ? Quality.BIG : Quality.LITTLE);
			if (this.composition.proportions() != Proportions.ROUND) {
				sizes.add(Quality.LONG);
			}
		}
		return sizes;
	}

	private Friend friend() {
		if (this.impression.blank()) {
			return Friend.PEN;
		}
		if (this.impression.painted()) {
			return Friend.CRAYON;
		}
		if (this.impression.colours().size() > 1) {
			return Friend.COLOUR;
		}
		List<Friend> friends = new ArrayList<>(List.of(Friend.CRAYON));
		if (this.composition.shapes() > 1) {
			friends.add(Friend.SHAPE);
		}
		if (this.composition.dots() > (onlyDots() ? 1 : 0)) {
			friends.add(Friend.DOT);
		}
		return this.choice.of(friends, "friend");
	}

	private String heroName(@Nullable String requested) {
		String name = requested == null ? "" : requested.replaceAll("[^\\p{L}\\p{M} ’'\\u200c\\u200d-]", "").strip();
		if (name.isEmpty() || TextLength.of(name) > MAX_NAME_LENGTH) {
			return this.choice.of(HEROES, "hero's name");
		}
		String first = TextLength.cut(name, 1);
		return first.toUpperCase(Locale.ROOT) + name.substring(first.length());
	}

}
