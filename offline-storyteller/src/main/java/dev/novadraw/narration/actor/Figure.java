package dev.novadraw.narration.actor;

/**
 * The possible heroes of a story with their movement and sound, in English and German.
 */
public enum Figure {

	LINE("line", "wiggle", "wiggled", Gender.FEMININE, "Linie", "wackelte", "Wackel, wackel"),

	CURL("curl", "twirl", "twirled", Gender.MASCULINE, "Kringel", "wirbelte", "Wirbel, wirbel"),

	SQUIGGLE("squiggle", "skip", "skipped", Gender.MASCULINE, "Schnörkel", "hopste", "Hops, hops"),

	STRIPE("stripe", "zip", "zipped", Gender.MASCULINE, "Streifen", "flitzte", "Flitz, flitz"),

	SPLASH("splash", "bounce", "bounced", Gender.MASCULINE, "Klecks", "hüpfte", "Hüpf, hüpf"),

	SHAPE("shape", "wobble", "wobbled", Gender.FEMININE, "Form", "schunkelte", "Schunkel, schunkel"),

	DOT("dot", "roll", "rolled", Gender.MASCULINE, "Punkt", "kullerte", "Kuller, kuller"),

	PAGE("page", "rustle", "rustled", Gender.FEMININE, "Seite", "raschelte", "Raschel, raschel");

	private final String english;

	private final String move;

	private final String moved;

	private final Gender gender;

	private final String german;

	private final String germanMoved;

	private final String germanSound;

	Figure(String english, String move, String moved, Gender gender, String german, String germanMoved,
			String germanSound) {
		this.english = english;
		this.move = move;
		this.moved = moved;
		this.gender = gender;
		this.german = german;
		this.germanMoved = germanMoved;
		this.germanSound = germanSound;
	}

	String english() {
		return this.english;
	}

	String move() {
		return this.move;
	}

	String moved() {
		return this.moved;
	}

	String sound() {
		return Character.toUpperCase(this.move.charAt(0)) + this.move.substring(1) + ", " + this.move;
	}

	Gender gender() {
		return this.gender;
	}

	String german() {
		return this.german;
	}

	String germanMoved() {
		return this.germanMoved;
	}

	String germanSound() {
		return this.germanSound;
	}

	/**
	 * Returns true for figures that are drawn as a stroke.
	 */
	public boolean line() {
		return this == LINE || this == CURL || this == SQUIGGLE || this == STRIPE;
	}

}
