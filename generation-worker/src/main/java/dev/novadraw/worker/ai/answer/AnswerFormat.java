package dev.novadraw.worker.ai.answer;

import tools.jackson.databind.JsonNode;

/**
 * The format of answers in one protocol: reads what providers send, and writes the plain
 * form that the vendor's client gets instead.
 */
public interface AnswerFormat {

	/**
	 * Reads one JSON document: a whole answer, or one piece of a stream.
	 */
	void read(JsonNode document, Answer answer);

	/**
	 * Returns the content type of a stream.
	 */
	String streamType();

	/**
	 * Writes a whole answer with this text.
	 */
	String whole(Answer answer, String text);

	/**
	 * Writes the beginning of a stream; empty if the protocol has none.
	 */
	String beginning(Answer answer);

	/**
	 * Writes a piece of a stream with this text.
	 */
	String piece(Answer answer, String text);

	/**
	 * Writes the end of a stream.
	 */
	String end(Answer answer);

}
