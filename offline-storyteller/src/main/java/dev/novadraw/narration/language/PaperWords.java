package dev.novadraw.narration.language;

import dev.novadraw.vision.paper.PaperTone;

/**
 * The words for the tone of paper.
 */
final class PaperWords {

	private PaperWords() {
	}

	static String english(PaperTone paper) {
		return switch (paper) {
			case WHITE -> "white";
			case PALE -> "pale";
			case CREAM -> "cream";
			case GREY -> "grey";
			case BLACK -> "black";
			case RED -> "red";
			case ORANGE -> "orange";
			case YELLOW -> "yellow";
			case GREEN -> "green";
			case BLUE -> "blue";
			case PURPLE -> "purple";
			case PINK -> "pink";
			case KRAFT -> "brown";
			case HIDDEN -> "colourful";
		};
	}

	/**
	 * Returns the adjective with an ending; lila, rosa and orange have none.
	 */
	static String german(PaperTone paper, String ending) {
		return switch (paper) {
			case WHITE -> "weiß" + ending;
			case PALE -> "hell" + ending;
			case CREAM -> "cremefarben" + ending;
			case GREY -> "grau" + ending;
			case BLACK -> "schwarz" + ending;
			case RED -> "rot" + ending;
			case ORANGE -> "orange";
			case YELLOW -> "gelb" + ending;
			case GREEN -> "grün" + ending;
			case BLUE -> "blau" + ending;
			case PURPLE -> "lila";
			case PINK -> "rosa";
			case KRAFT -> "braun" + ending;
			case HIDDEN -> "bunt" + ending;
		};
	}

}
