package dev.novadraw.acceptance.pattern;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Texts that make a vulnerable pattern backtrack: a prefix it matches, a repeated part it
 * matches, and an end it does not. The cost is the number of examined characters, so it
 * is the same on every machine.
 */
final class Attack {

	/**
	 * The growth of the text. The cost may grow by the same factor, plus a tolerance for
	 * the ends.
	 */
	private static final int GROWTH = 4;

	private static final double TOLERANCE = 1.5;

	private static final int SHORT = 60;

	private static final int MEDIUM = 300;

	private static final int MAX_STEPS = 30_000_000;

	private static final int MAX_PIECES = 24;

	/** Only this many pieces are combined with all repeated parts. */
	private static final int FEW = 4;

	private static final int WORST = 40;

	private static final List<String> ALPHABET = List.of("a", "A", "é", "0", " ", "\n", ".", "-", "'", "\"", ",", "@",
			"=", "\u0301", "*", "_");

	private static final List<String> ENDS = List.of("\u0000", "", "a", ".");

	private final Pattern pattern;

	private final boolean searches;

	private Attack(Pattern pattern, boolean searches) {
		this.pattern = pattern;
		this.searches = searches;
	}

	/**
	 * A text that takes a pattern more than linear time.
	 *
	 * @param start the prefix
	 * @param pump the repeated part
	 * @param end the end
	 */
	private record Text(String start, String pump, String end) {

		String ofLength(int length) {
			return this.start + this.pump.repeat(Math.max(1, length / this.pump.length())) + this.end;
		}

		@Override
		public String toString() {
			return "'%s' + '%s' * n + '%s'".formatted(this.start, this.pump, this.end)
				.replace("\n", "\\n")
				.replace("\0", "\\0");
		}

	}

	// Cached, since sorting compares each text many times.
	private record Weighed(Text text, long steps) {

	}

	/**
	 * Returns the worst text for a pattern, or null if all are matched in linear time.
	 */
	static String on(Pattern pattern, boolean searches) {
		Attack attack = new Attack(pattern, searches);
		List<Text> worst = attack.candidates()
			.map((text) -> new Weighed(text, attack.steps(text, SHORT)))
			.sorted(Comparator.comparingLong(Weighed::steps).reversed())
			.limit(WORST)
			.map(Weighed::text)
			.toList();
		return worst.stream()
			.flatMap((text) -> ENDS.stream().map((end) -> new Text(text.start(), text.pump(), end)))
			.filter(attack::isSuperlinear)
			.map(Text::toString)
			.findFirst()
			.orElse(null);
	}

	private boolean isSuperlinear(Text text) {
		long medium = steps(text, MEDIUM);
		long large = steps(text, GROWTH * MEDIUM);
		return large == Long.MAX_VALUE || large > GROWTH * TOLERANCE * medium;
	}

	private Stream<Text> candidates() {
		Set<String> pieces = pieces();
		Set<String> units = new LinkedHashSet<>(pieces);
		units.addAll(ALPHABET);
		Set<String> pumps = new LinkedHashSet<>(units);
		ALPHABET.forEach((first) -> ALPHABET.forEach((second) -> pumps.add(first + second)));
		pieces.forEach((piece) -> ALPHABET.forEach((letter) -> pumps.add(piece + letter)));
		Stream<Text> pumped = pumps.stream().map((pump) -> new Text("", pump, ENDS.getFirst()));
		Set<String> begun = (pieces.size() <= FEW) ? pumps : units;
		return Stream.concat(pumped, units.stream()
			.flatMap((start) -> begun.stream().map((pump) -> new Text(start, pump, ENDS.getFirst()))));
	}

	// The literal parts of the pattern.
	private Set<String> pieces() {
		Set<String> pieces = new LinkedHashSet<>();
		StringBuilder piece = new StringBuilder();
		String text = this.pattern.pattern() + "(";
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean escaped = i > 0 && text.charAt(i - 1) == '\\';
			if (escaped ? !Character.isLetterOrDigit(c) : "\\()[]{}|?*+^$.".indexOf(c) < 0) {
				piece.append(c);
			}
			else if (!piece.isEmpty()) {
				pieces.add(piece.toString());
				piece.setLength(0);
			}
		}
		return (pieces.size() <= MAX_PIECES) ? pieces : new LinkedHashSet<>(List.copyOf(pieces).subList(0, MAX_PIECES));
	}

	private long steps(Text text, int length) {
		Counted counted = new Counted(text.ofLength(length));
		try {
			Matcher matcher = this.pattern.matcher(counted);
			matcher.matches();
			if (this.searches) {
				matcher.reset();
				while (matcher.find()) {
					// Only the cost of the search matters.
				}
			}
		}
		catch (TooMuch | StackOverflowError ex) {
			return Long.MAX_VALUE;
		}
		return counted.steps;
	}

	/**
	 * The end of an attempt that exceeds the maximum number of steps.
	 */
	private static final class TooMuch extends RuntimeException {

		private static final long serialVersionUID = 1L;

		TooMuch() {
			super(null, null, false, false);
		}

	}

	/**
	 * A text that counts reads of its characters.
	 */
	private static final class Counted implements CharSequence {

		private final String text;

		private long steps;

		Counted(String text) {
			this.text = text;
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			this.steps++;
			if (this.steps > MAX_STEPS) {
				throw new TooMuch();
			}
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.subSequence(start, end);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
