package dev.novadraw.kind.text;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A parser for a JSON document that is still being written, which passes on its strings
 * character by character. Everything before the first brace is ignored, and so is
 * everything after the first syntax error.
 */
public final class GrowingJson {

	private static final int MAX_DEPTH = 8;

	private static final int MAX_KEY_LENGTH = 64;

	private final Listener listener;

	private final Deque<Character> open = new ArrayDeque<>();

	private final StringBuilder key = new StringBuilder();

	private State state = State.BEFORE;

	private boolean isKey;

	private int code;

	private int digits;

	public GrowingJson(Listener listener) {
		this.listener = listener;
	}

	public void append(String written) {
		for (int i = 0; i < written.length() && this.state != State.ENDED; i++) {
			this.state = next(written.charAt(i));
		}
	}

	private State next(char c) {
		return switch (this.state) {
			case BEFORE -> (c == '{') ? opened(c) : State.BEFORE;
			case BETWEEN -> between(c);
			case TEXT -> text(c);
			case ESCAPE -> escape(c);
			case CODE -> code(c);
			case ENDED -> State.ENDED;
		};
	}

	private State opened(char c) {
		this.open.push(c);
		this.isKey = c == '{';
		return (this.open.size() > MAX_DEPTH) ? State.ENDED : State.BETWEEN;
	}

	private State between(char c) {
		return switch (c) {
			case '{', '[' -> opened(c);
			case '}', ']' -> closed(c);
			case '"' -> startText();
			case ',' -> {
				this.isKey = this.open.peek() == '{';
				yield State.BETWEEN;
			}
			case ':' -> {
				this.isKey = false;
				yield State.BETWEEN;
			}
			default -> State.BETWEEN;
		};
	}

	private State closed(char c) {
		if (this.open.pop() != ((c == '}') ? '{' : '[')) {
			return State.ENDED;
		}
		if (c == '}') {
			this.listener.objectEnded();
		}
		return this.open.isEmpty() ? State.ENDED : State.BETWEEN;
	}

	private State startText() {
		if (this.isKey) {
			this.key.setLength(0);
		}
		return State.TEXT;
	}

	private State text(char c) {
		return switch (c) {
			case '\\' -> State.ESCAPE;
			case '"' -> endText();
			default -> (c < ' ') ? State.ENDED : emit(c);
		};
	}

	private State endText() {
		if (!this.isKey) {
			this.listener.textEnded(this.key.toString());
		}
		return State.BETWEEN;
	}

	private State emit(char c) {
		if (!this.isKey) {
			this.listener.letter(this.key.toString(), c);
			return State.TEXT;
		}
		this.key.append(c);
		return (this.key.length() > MAX_KEY_LENGTH) ? State.ENDED : State.TEXT;
	}

	private State escape(char c) {
		return switch (c) {
			case '"', '\\', '/' -> emit(c);
			case 'b' -> emit('\b');
			case 'f' -> emit('\f');
			case 'n' -> emit('\n');
			case 'r' -> emit('\r');
			case 't' -> emit('\t');
			case 'u' -> {
				this.code = 0;
				this.digits = 0;
				yield State.CODE;
			}
			default -> State.ENDED;
		};
	}

	private State code(char c) {
		int digit = Character.digit(c, 16);
		if (digit < 0) {
			return State.ENDED;
		}
		this.code = this.code * 16 + digit;
		return (++this.digits < 4) ? State.CODE : emit((char) this.code);
	}

	private enum State {

		BEFORE, BETWEEN, TEXT, ESCAPE, CODE, ENDED

	}

	/**
	 * A receiver of the parts of the document, in their order.
	 */
	public interface Listener {

		/**
		 * Receives the next character of the value of a key.
		 */
		void letter(String key, char letter);

		/**
		 * Receives the end of the value of a key.
		 */
		void textEnded(String key);

		/**
		 * Receives the end of an object.
		 */
		void objectEnded();

	}

}
