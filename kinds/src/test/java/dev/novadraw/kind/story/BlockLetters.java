package dev.novadraw.kind.story;

import java.awt.Graphics2D;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Text in block letters, as a child draws it; needs no installed font.
 */
final class BlockLetters {

	private static final String SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:/!?'-()<>{}[]*=@+\"";

	// Five rows of three dots for each sign, every row an octal digit.
	private static final String ROWS = """
			25755 65656 34443 65556 74647 74644 34553 55755 72227 11152 55655 44447 57755 65555 25552 65644 25563 65655 \
			34216 72222 55557 55552 55775 55255 55222 71247 75557 26227 61247 61216 55711 74616 34757 71244 75757 75716 \
			00002 00024 02020 11244 22202 61202 22000 00700 12221 42224 12421 42124 32623 62326 64446 31113 05250 07070 \
			25743 02720 55000""";

	private static final String UNKNOWN = "77777";

	private static final String SPACE = "00000";

	private static final int DOT = 3;

	private static final int PER_LINE = 40;

	private BlockLetters() {
	}

	static void write(Graphics2D pen, String text, int x, int y) {
		String bare = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").replace("ß", "SS");
		String letters = bare.toUpperCase(Locale.ROOT);
		for (int i = 0; i < letters.length(); i++) {
			write(pen, letters.charAt(i), x + i % PER_LINE * 4 * DOT, y + i / PER_LINE * 7 * DOT);
		}
	}

	private static void write(Graphics2D pen, char letter, int x, int y) {
		String rows = rows(letter);
		for (int row = 0; row < rows.length(); row++) {
			for (int column = 0; column < 3; column++) {
				if ((Character.digit(rows.charAt(row), 8) & (4 >> column)) != 0) {
					pen.fillRect(x + column * DOT, y + row * DOT, DOT, DOT);
				}
			}
		}
	}

	private static String rows(char letter) {
		if (letter == ' ') {
			return SPACE;
		}
		int number = SIGNS.indexOf(letter);
		return (number >= 0) ? ROWS.split(" ")[number] : UNKNOWN;
	}

}
