package dev.novadraw.worker.ai.answer;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A filter that removes thoughts in tags from the beginning of a text that arrives in
 * pieces, as in {@code <think>…</think>}. Some servers do not separate them from the
 * answer.
 */
final class ThoughtFilter {

	private static final List<String> NAMES = List.of("think", "thinking", "thought", "thoughts", "reasoning");

	private final StringBuilder held = new StringBuilder();

	private @Nullable String closing;

	private boolean passing;

	/**
	 * Returns what is certain to be no thought, of everything so far.
	 */
	String add(String piece) {
		if (this.passing) {
			return piece;
		}
		this.held.append(piece);
		while (isBeforeText()) {
			if (!removeThought()) {
				return "";
			}
		}
		this.passing = true;
		return rest();
	}

	/**
	 * Returns what was held back although no thought began; empty within a thought.
	 */
	String end() {
		return (this.closing != null) ? "" : rest();
	}

	private String rest() {
		String rest = this.held.toString();
		this.held.setLength(0);
		return rest;
	}

	private boolean isBeforeText() {
		if (this.closing == null) {
			int begin = 0;
			while (begin < this.held.length() && isBlank(this.held.charAt(begin))) {
				begin++;
			}
			this.held.delete(0, begin);
		}
		return this.closing != null || this.held.isEmpty()
				|| NAMES.stream().anyMatch((name) -> isBeginningOf(tag(name)));
	}

	private static boolean isBlank(char c) {
		return Character.isWhitespace(c) || c == '\ufeff';
	}

	private static String tag(String name) {
		return "<" + name + ">";
	}

	// Of two texts of different length, the shorter decides.
	private boolean isBeginningOf(String tag) {
		int length = Math.min(tag.length(), this.held.length());
		return tag.substring(0, length).contentEquals(this.held.subSequence(0, length));
	}

	/**
	 * Removes the next part of a thought; returns false if more of the text is needed.
	 */
	private boolean removeThought() {
		if (this.closing == null) {
			return open();
		}
		int end = this.held.indexOf(this.closing);
		if (end < 0) {
			this.held.delete(0, Math.max(0, this.held.length() - this.closing.length() + 1));
			return false;
		}
		this.held.delete(0, end + this.closing.length());
		this.closing = null;
		return true;
	}

	private boolean open() {
		for (String name : NAMES) {
			String tag = tag(name);
			if (this.held.length() >= tag.length() && isBeginningOf(tag)) {
				this.held.delete(0, tag.length());
				this.closing = "</" + name + ">";
				return true;
			}
		}
		return false;
	}

}
