package dev.novadraw.worker.ai.answer;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes the JSON around the texts of models. Unlike the texts themselves it is
 * read tolerantly, because each provider adds its own fields.
 */
public final class Envelope {

	private static final int MAX_DEPTH = 64;

	/** More than a request with a picture. */
	private static final int MAX_TEXT = 64 * 1024 * 1024;

	public static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(
					StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(MAX_TEXT).build())
			.build())
		.build();

	private static final char BYTE_ORDER_MARK = '\ufeff';

	private Envelope() {
	}

	/**
	 * Writes a text as a JSON string.
	 */
	public static String quote(String text) {
		return MAPPER.writeValueAsString(text);
	}

	static String withoutMark(String text) {
		return (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) ? text.substring(1) : text;
	}

}
