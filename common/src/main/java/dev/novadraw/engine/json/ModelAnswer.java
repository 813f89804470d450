package dev.novadraw.engine.json;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A reader for the JSON object in what a model wrote. It tolerates what models put around
 * the object (thoughts, a code fence, sentences) and the slips in it that have only one
 * meaning: a trailing comma, and line breaks in texts. It is strict about everything
 * else: repeated and unknown keys, types, depth and size.
 */
public final class ModelAnswer {

	/** The maximum size of the whole text, in bytes. */
	public static final int MAX_BYTES = 32 * 1024;

	private static final String END_OF_THOUGHTS = "</think>";

	private static final String BEGIN_OF_THOUGHTS = "<think>";

	private static final JsonMapper MAPPER = Json.MAPPER.rebuild()
		.enable(JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
		.enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
				DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
		.build();

	private final JsonNode object;

	private final boolean withinSentence;

	private ModelAnswer(JsonNode object, boolean withinSentence) {
		this.object = object;
		this.withinSentence = withinSentence;
	}

	/**
	 * Finds the one JSON object in a text. The same object twice counts as one.
	 * @return null if there is none, or if it is not clear which one is the answer
	 */
	public static @Nullable ModelAnswer find(String text) {
		if (text.length() > MAX_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			return null;
		}
		String answer = withoutThoughts(text);
		Map<JsonNode, Boolean> objects = new LinkedHashMap<>();
		for (int begin = answer.indexOf('{'), end; begin >= 0; begin = answer.indexOf('{', end)) {
			end = endOfObject(answer, begin);
			if (end < 0 || !add(objects, answer, begin, end)) {
				return null;
			}
		}
		return (objects.size() != 1) ? null
				: objects.entrySet()
					.stream()
					.map((one) -> new ModelAnswer(one.getKey(), one.getValue()))
					.findFirst()
					.orElseThrow();
	}

	/**
	 * Adds an object; returns false if it is JSON, but invalid. Other text in brackets is
	 * ignored.
	 */
	private static boolean add(Map<JsonNode, Boolean> objects, String answer, int begin, int end) {
		String json = answer.substring(begin, end);
		try {
			objects.merge(MAPPER.readTree(json), isWithinSentence(answer, begin, end), Boolean::logicalAnd);
			return true;
		}
		catch (JacksonException ex) {
			return json.indexOf('"') < 0;
		}
	}

	// Some servers send the end of the thoughts without their beginning. Thoughts that do
	// not
	// end are no answer.
	private static String withoutThoughts(String text) {
		int end = text.lastIndexOf(END_OF_THOUGHTS);
		String rest = (end >= 0) ? text.substring(end + END_OF_THOUGHTS.length()) : text;
		return rest.contains(BEGIN_OF_THOUGHTS) ? "" : rest;
	}

	/**
	 * Returns the position after the object that begins at a bracket; -1 if it does not
	 * end.
	 */
	private static int endOfObject(String text, int begin) {
		int depth = 0;
		boolean inText = false;
		for (int i = begin; i < text.length(); i++) {
			char c = text.charAt(i);
			if (inText) {
				i += (c == '\\') ? 1 : 0;
				inText = c != '"';
			}
			else if (c == '"') {
				inText = true;
			}
			else if (c == '{') {
				depth++;
			}
			else if (c == '}' && --depth == 0) {
				return i + 1;
			}
		}
		return -1;
	}

	private static boolean isWithinSentence(String text, int begin, int end) {
		int line = text.lastIndexOf('\n', begin) + 1;
		int next = text.indexOf('\n', end);
		return isSentence(text.substring(line, begin))
				&& isSentence(text.substring(end, (next < 0) ? text.length() : next));
	}

	private static boolean isSentence(String text) {
		return !text.isBlank() && !text.strip().startsWith("```");
	}

	/**
	 * Returns the object.
	 */
	public JsonNode object() {
		return this.object;
	}

	/**
	 * Returns true if there are words before and after the object in its line, so that it
	 * may be quoted from somewhere.
	 */
	public boolean isWithinSentence() {
		return this.withinSentence;
	}

	/**
	 * Returns the object as a type of its own.
	 * @throws JacksonException if it does not have exactly the fields of the type
	 */
	public <T> T as(Class<T> type) {
		return MAPPER.treeToValue(this.object, type);
	}

	@Override
	public String toString() {
		return "an answer";
	}

}
