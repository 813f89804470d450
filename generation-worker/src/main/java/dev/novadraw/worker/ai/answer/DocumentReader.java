package dev.novadraw.worker.ai.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A reader of JSON documents in a body that arrives in pieces. The body itself shows
 * whether it is one document, several, or a stream of events, because servers do not
 * always send the form that was asked for.
 */
final class DocumentReader {

	private static final String END_OF_EVENTS = "[DONE]";

	private static final byte[] BYTE_ORDER_MARK = "\ufeff".getBytes(StandardCharsets.UTF_8);

	private final Listener listener;

	private final JsonScanner scanner = new JsonScanner(this::parse, this::malformed);

	private final ByteArrayOutputStream line = new ByteArrayOutputStream();

	private final ByteArrayOutputStream data = new ByteArrayOutputStream();

	private Form form = Form.UNKNOWN;

	private int position;

	private boolean afterReturn;

	DocumentReader(Listener listener) {
		this.listener = listener;
	}

	void add(byte[] bytes) {
		for (byte one : bytes) {
			boolean mark = this.position < BYTE_ORDER_MARK.length && one == BYTE_ORDER_MARK[this.position];
			this.position++;
			if (!mark) {
				add(one);
			}
		}
	}

	private void add(byte one) {
		if (this.form == Form.UNKNOWN && !Character.isWhitespace(one)) {
			this.form = switch (one) {
				case '{', '[' -> Form.JSON;
				case '<' -> Form.OTHER;
				default -> Form.EVENTS;
			};
		}
		switch (this.form) {
			case JSON -> this.scanner.add(one);
			case EVENTS -> addToLine(one);
			case OTHER -> malformed();
			case UNKNOWN -> {
				// White space before the first document.
			}
		}
	}

	private void addToLine(byte one) {
		if (one == '\n' && this.afterReturn) {
			this.afterReturn = false;
			return;
		}
		this.afterReturn = one == '\r';
		if (one == '\n' || one == '\r') {
			endLine();
		}
		else {
			this.line.write(one);
		}
	}

	private void endLine() {
		String text = this.line.toString(StandardCharsets.UTF_8);
		this.line.reset();
		if (text.isEmpty()) {
			endEvent();
		}
		else if (text.startsWith("data:")) {
			String value = text.substring("data:".length());
			byte[] bytes = ((this.data.size() > 0) ? "\n" + value : value).getBytes(StandardCharsets.UTF_8);
			this.data.write(bytes, 0, bytes.length);
		}
	}

	private void endEvent() {
		String event = this.data.toString(StandardCharsets.UTF_8).strip();
		this.data.reset();
		if (event.equals(END_OF_EVENTS)) {
			this.listener.ended();
		}
		else {
			for (byte one : event.getBytes(StandardCharsets.UTF_8)) {
				this.scanner.add(one);
			}
			this.scanner.end();
		}
	}

	private void parse(byte[] json) {
		try {
			this.listener.document(Envelope.MAPPER.readTree(json));
		}
		catch (JacksonException ex) {
			malformed();
		}
	}

	private void malformed() {
		this.listener.malformed();
	}

	/**
	 * Ends the body, also within a line or an event.
	 */
	void end() {
		if (this.form == Form.EVENTS) {
			endLine();
			endEvent();
		}
		this.scanner.end();
	}

	private enum Form {

		UNKNOWN, JSON, EVENTS, OTHER

	}

	/**
	 * A receiver of the documents.
	 */
	interface Listener {

		/**
		 * Receives the next document.
		 */
		void document(JsonNode document);

		/**
		 * Receives the mark at the end of a stream.
		 */
		void ended();

		/**
		 * Receives that the body is not in any known format.
		 */
		void malformed();

	}

	/**
	 * Finds the ends of JSON objects by their brackets.
	 */
	private static final class JsonScanner {

		private final Consumer<byte[]> documents;

		private final Runnable onMalformed;

		private final ByteArrayOutputStream document = new ByteArrayOutputStream();

		private int depth;

		private boolean inText;

		private boolean escaped;

		JsonScanner(Consumer<byte[]> documents, Runnable onMalformed) {
			this.documents = documents;
			this.onMalformed = onMalformed;
		}

		void add(byte one) {
			if (this.depth == 0 && one != '{') {
				// Some servers send an array with one object for each piece.
				if (!Character.isWhitespace(one) && "[],".indexOf(one) < 0) {
					this.onMalformed.run();
				}
				return;
			}
			this.document.write(one);
			if (this.inText) {
				addToText(one);
			}
			else {
				addBetween(one);
			}
		}

		private void addToText(byte one) {
			this.inText = one != '"' || this.escaped;
			this.escaped = one == '\\' && !this.escaped;
		}

		private void addBetween(byte one) {
			switch (one) {
				case '"' -> this.inText = true;
				case '{', '[' -> this.depth++;
				case '}', ']' -> close();
				default -> {
				}
			}
		}

		private void close() {
			this.depth--;
			if (this.depth == 0) {
				byte[] json = this.document.toByteArray();
				this.document.reset();
				this.documents.accept(json);
			}
		}

		/** Ends the text; an unfinished document is malformed. */
		void end() {
			if (this.depth > 0) {
				this.depth = 0;
				this.inText = false;
				this.document.reset();
				this.onMalformed.run();
			}
		}

	}

}
