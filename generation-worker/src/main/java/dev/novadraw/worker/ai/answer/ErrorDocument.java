package dev.novadraw.worker.ai.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The parts of an error that say what it means, wherever a provider puts them.
 */
final class ErrorDocument {

	private static final int MAX_DEPTH = 6;

	private static final int MAX_CODES = 20;

	/** A code or the name of a setting, as opposed to a sentence. */
	private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_.:\\[\\]-]{1,99}");

	private static final Set<String> CODES = Set.of("code", "type", "status", "reason", "error_type", "error_code",
			"quotaid", "limit_source");

	private static final Set<String> MESSAGES = Set.of("message", "msg", "detail", "error", "description");

	private static final Set<String> NUMBERS = Set.of("code", "status", "statuscode", "status_code");

	/** Codes that say no more than that this is an error. */
	private static final Set<String> GENERAL = Set.of("error", "invalid_request_error", "invalid_argument");

	private final List<String> codes = new ArrayList<>();

	private final StringBuilder message = new StringBuilder();

	private final boolean json;

	private @Nullable String param;

	private @Nullable String retryDelay;

	private int status;

	private ErrorDocument(@Nullable JsonNode document) {
		this.json = document != null;
		if (document != null) {
			collect("", document, 0);
		}
	}

	/**
	 * Reads the body of an error response; a body that is not JSON has no codes.
	 */
	static ErrorDocument ofBody(String body) {
		try {
			JsonNode document = Envelope.MAPPER.readTree(Envelope.withoutMark(body));
			return new ErrorDocument(document.isContainer() ? document : null);
		}
		catch (JacksonException ex) {
			return new ErrorDocument(null);
		}
	}

	/**
	 * Reads an error within an answer.
	 */
	static ErrorDocument of(JsonNode document) {
		return new ErrorDocument(document);
	}

	private void collect(String key, JsonNode value, int depth) {
		if (value.isObject() && depth < MAX_DEPTH) {
			value.forEachEntry((name, child) -> collect(name.toLowerCase(Locale.ROOT), child, depth + 1));
		}
		else if (value.isArray() && key.equals("loc")) {
			this.param = identifier(
					value.valueStream().map((part) -> part.asString("")).collect(Collectors.joining(".")));
		}
		else if (value.isArray() && key.equals("reasons") && !value.isEmpty()) {
			this.codes.add("metadata.reasons");
		}
		else if (value.isArray() && depth < MAX_DEPTH) {
			value.forEach((child) -> collect(key, child, depth + 1));
		}
		else if (value.isNumber() && NUMBERS.contains(key)) {
			number(value.asInt(0));
		}
		else if (value.isString()) {
			text(key, value);
		}
	}

	private void number(int number) {
		if (this.status == 0 && number >= 100 && number < 600) {
			this.status = number;
		}
	}

	private void text(String key, JsonNode value) {
		String text = value.stringValue();
		if (NUMBERS.contains(key) && text.matches("[1-5]\\d\\d")) {
			number(Integer.parseInt(text));
		}
		else if (CODES.contains(key) && identifier(text) != null && this.codes.size() < MAX_CODES) {
			this.codes.add(text);
		}
		else if (key.equals("param")) {
			this.param = identifier(text);
		}
		else if (key.equals("retrydelay")) {
			this.retryDelay = text;
		}
		else if (MESSAGES.contains(key)) {
			this.message.append(text).append('\n');
		}
	}

	private static @Nullable String identifier(String text) {
		return IDENTIFIER.matcher(text).matches() ? text : null;
	}

	/**
	 * Returns true unless the body is text or an HTML page.
	 */
	boolean isJson() {
		return this.json;
	}

	/**
	 * Returns the codes, types and reasons, in lower case.
	 */
	Set<String> codes() {
		Set<String> codes = new LinkedHashSet<>();
		this.codes.forEach((code) -> codes.add(code.toLowerCase(Locale.ROOT)));
		return codes;
	}

	/**
	 * Returns the code that says most; null if there is none.
	 */
	@Nullable String code() {
		return this.codes.stream()
			.filter((code) -> !GENERAL.contains(code.toLowerCase(Locale.ROOT)))
			.findFirst()
			.orElse(this.codes.isEmpty() ? null : this.codes.getFirst());
	}

	/**
	 * Returns true if the message contains these words, which are in lower case.
	 */
	boolean says(String words) {
		return this.message.toString().toLowerCase(Locale.ROOT).contains(words);
	}

	/**
	 * Returns the setting that the error names in a field, or null.
	 */
	@Nullable String param() {
		return this.param;
	}

	/**
	 * Returns the wait that the error names, such as {@code 17s}, or null.
	 */
	@Nullable String retryDelay() {
		return this.retryDelay;
	}

	/**
	 * Returns the status that the error names; 0 if there is none.
	 */
	int status() {
		return this.status;
	}

}
