package dev.novadraw.worker.ai.hostile;

/**
 * The response to a chat request, correct or not.
 */
public enum Behavior {

	/** A valid answer. */
	OK,

	/** A valid answer after {@link HostileProvider#setDelay the delay}. */
	SLOW,

	/** The head of a valid answer, and nothing more. */
	HEADERS_THEN_HANG,

	/** No response, on an open connection. */
	SILENT,

	/** A valid answer, one byte every 200 ms. */
	DRIP,

	/** 429 without {@code Retry-After}. */
	RATE_LIMITED(429),

	/** 429 with {@code Retry-After} of two seconds. */
	RATE_LIMITED_SECONDS(429),

	/**
	 * 429 with a date in {@code Retry-After}, in full seconds, at least two seconds
	 * ahead.
	 */
	RATE_LIMITED_DATE(429),

	/** An exhausted quota or credit, in the form of each protocol. */
	QUOTA_USED_UP(429),

	BAD_REQUEST(400),

	UNAUTHORIZED(401),

	FORBIDDEN(403),

	NOT_FOUND(404),

	ERROR_500(500),

	BAD_GATEWAY(502),

	/** 503 with {@code Retry-After} of one second. */
	UNAVAILABLE(503),

	OVERLOADED(529),

	/** 403 with the HTML page of a CDN. */
	BLOCKED_BY_CDN(403),

	/** A status with which the provider, or a gateway before it, declines the content. */
	DECLINED_BY_STATUS(400),

	/** 400 as long as the request sets a temperature. */
	REFUSES_TEMPERATURE(400),

	/** 400 about a setting without which there is no request, or about the account. */
	WRONG_SETTING(400),

	/** An overloaded provider, reported with status 200 in place of the answer. */
	BUSY,

	/**
	 * A fault that is reported after half of the text, or in place of a whole answer.
	 */
	ERROR_IN_ANSWER,

	/** An answer that a filter of the provider stops after half of the text. */
	DECLINED_LATE,

	/** An answer that is cut off at its maximum length. */
	CUT_AT_MAXIMUM,

	/** An answer after thoughts, in the fields of each protocol. */
	THINKING,

	/** An answer after thoughts in the text. */
	THINK_TAGS,

	/** An answer with sentences around it. */
	PROSE,

	/** An answer without everything that is not text: id, model, counts. */
	BARE,

	/** An answer with pieces and fields that clients do not know, some of them long. */
	UNKNOWN_PIECES,

	/** An answer after a byte-order mark. */
	BYTE_ORDER_MARK,

	/** A stream for a whole answer, and a whole answer for a stream. */
	OTHER_FORM,

	/** An answer whose input was partly read from the cache. */
	CACHED,

	/** 302 to the location of the answer. */
	REDIRECT,

	/** RST instead of an answer. */
	RESET_BEFORE,

	/** RST after half of the body. */
	RESET_IN_BODY,

	/** 200 with the HTML page of a proxy. */
	HTML,

	/** 200 with an empty body. */
	EMPTY_BODY,

	/** Invalid JSON. */
	MALFORMED_JSON,

	/** JSON that is cut off, in a complete response. */
	TRUNCATED_JSON,

	/**
	 * A stream that ends properly but before the finish reason, or a whole answer that
	 * ends before its announced length.
	 */
	TRUNCATED_STREAM,

	/** The text inside a Markdown code fence. */
	FENCED,

	/** A story without its German version. */
	WRONG_SCHEMA,

	/** A story of 40 words. */
	SHORT_STORY,

	/** A story of 900 words. */
	LONG_STORY,

	/** A story whose German version is in English. */
	ENGLISH_TWICE,

	/** A refusal by the model. */
	REFUSAL,

	/** A refusal by a content filter of the provider, for the prompt or the text. */
	FILTERED,

	/** A story with a gun and blood. */
	UNSAFE,

	/** A story that obeys an instruction in the drawing. */
	OBEYS_INJECTION,

	/** 50 MB before the answer is complete. */
	HUGE,

	/** 1 GB before the answer starts, compressed to about 1 MB. */
	GZIP_BOMB,

	/** A valid answer as {@code text/plain}. */
	WRONG_CONTENT_TYPE,

	/** A story with two themes. */
	DUPLICATED_KEYS,

	/** A story after 10,000 brackets. */
	DEEP_NESTING,

	/** A story with a NUL, half a surrogate pair and a change of writing direction. */
	CONTROL_CHARACTERS;

	private final int status;

	Behavior() {
		this(200);
	}

	Behavior(int status) {
		this.status = status;
	}

	int status() {
		return this.status;
	}

	public boolean isFault() {
		return this.status != 200;
	}

	/**
	 * Returns true if providers of this protocol have a way to behave so.
	 */
	public boolean isKnownTo(Protocol protocol) {
		return switch (this) {
			case DECLINED_BY_STATUS -> protocol == Protocol.OPENAI || protocol == Protocol.ANTHROPIC;
			case DECLINED_LATE -> protocol != Protocol.OLLAMA;
			case CACHED -> protocol != Protocol.OLLAMA;
			default -> true;
		};
	}

	/**
	 * Returns true if the provider bills a streamed call with this behavior.
	 */
	public boolean isBilled() {
		return switch (this) {
			case REDIRECT, RESET_BEFORE, BUSY -> false;
			default -> !isFault();
		};
	}

}
