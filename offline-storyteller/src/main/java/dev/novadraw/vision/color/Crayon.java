package dev.novadraw.vision.color;

import java.util.EnumSet;
import java.util.Set;

/**
 * A colour by the name a child uses, in English and in German.
 */
public enum Crayon {

	RED("red", "rot", "Rot"),

	ORANGE("orange", "orange", "Orange"),

	YELLOW("yellow", "gelb", "Gelb"),

	GREEN("green", "grün", "Grün"),

	TURQUOISE("turquoise", "türkisfarben", "Türkis"),

	BLUE("blue", "blau", "Blau"),

	PURPLE("purple", "lila", "Lila"),

	PINK("pink", "rosa", "Rosa"),

	BROWN("brown", "braun", "Braun"),

	BLACK("black", "schwarz", "Schwarz"),

	GREY("grey", "grau", "Grau"),

	WHITE("white", "weiß", "Weiß");

	private final String english;

	private final String german;

	private final String germanNoun;

	Crayon(String english, String german, String germanNoun) {
		this.english = english;
		this.german = german;
		this.germanNoun = germanNoun;
	}

	public String english() {
		return this.english;
	}

	/**
	 * Returns the German adjective with an ending; adjectives that German does not
	 * decline have none.
	 */
	public String german(String ending) {
		return switch (this) {
			case ORANGE, PURPLE, PINK -> this.german;
			default -> this.german + ending;
		};
	}

	public String germanNoun() {
		return this.germanNoun;
	}

	/**
	 * Returns the colours it is easily confused with.
	 */
	public Set<Crayon> neighbours() {
		return switch (this) {
			case RED -> EnumSet.of(PINK, BROWN, ORANGE);
			case ORANGE -> EnumSet.of(RED, YELLOW, BROWN, PINK);
			case YELLOW -> EnumSet.of(ORANGE);
			case GREEN -> EnumSet.of(TURQUOISE);
			case TURQUOISE -> EnumSet.of(GREEN, BLUE);
			case BLUE -> EnumSet.of(TURQUOISE, PURPLE);
			case PURPLE -> EnumSet.of(BLUE, PINK);
			case PINK -> EnumSet.of(RED, PURPLE, ORANGE);
			case BROWN -> EnumSet.of(RED, ORANGE, YELLOW);
			case BLACK, GREY, WHITE -> EnumSet.noneOf(Crayon.class);
		};
	}

	/**
	 * Returns true for a crayon with a hue, unlike pencil, ink and chalk.
	 */
	public boolean colourful() {
		return this != BLACK && this != GREY && this != WHITE;
	}

}
