package dev.novadraw.worker.ai.hostile;

/**
 * How a call for a chat is answered.
 */
public enum Manner {

	/** As asked. */
	OK,

	/** As asked, after {@link HostileProvider#delay the delay}. */
	SLOW,

	/** The head of a good answer, and nothing more. */
	HEADERS_THEN_HANG,

	/** Nothing at all, on an open connection. */
	SILENT,

	/** As asked, a byte every 200 ms. */
	DRIP,

	/** 429 that does not say for how long. */
	RATE_LIMITED(429),

	/** 429 with two seconds to wait. */
	RATE_LIMITED_SECONDS(429),

	/** 429 with the date, in full seconds, of at least two seconds ahead. */
	RATE_LIMITED_DATE(429),

	/** Nothing more without money; each protocol has its own way of saying so. */
	QUOTA_USED_UP(429),

	BAD_REQUEST(400),

	UNAUTHORIZED(401),

	FORBIDDEN(403),

	NOT_FOUND(404),

	ERROR_500(500),

	BAD_GATEWAY(502),

	/** 503 with one second to wait. */
	UNAVAILABLE(503),

	OVERLOADED(529),

	/** 302 to where the answer would be. */
	REDIRECT,

	/** RST instead of an answer. */
	RESET_BEFORE,

	/** RST after half of it. */
	RESET_IN_BODY,

	/** 200 with the page of a proxy. */
	HTML,

	/** 200 with nothing in it. */
	EMPTY_BODY,

	/** No JSON where the protocol has JSON. */
	MALFORMED_JSON,

	/** JSON cut in the middle, sent as if it were all. */
	TRUNCATED_JSON,

	/**
	 * A stream that ends properly but before the model is through; an answer in one piece
	 * ends before its announced length.
	 */
	TRUNCATED_STREAM,

	/** The text in Markdown's fences. */
	FENCED,

	/** A story without its German version. */
	WRONG_SCHEMA,

	/** A story of 40 words. */
	SHORT_STORY,

	/** A story of 900 words. */
	LONG_STORY,

	/** A story whose German version is in English. */
	ENGLISH_TWICE,

	/** The model does not want to. */
	REFUSAL,

	/** The model may not: something around it judged the prompt or the text. */
	FILTERED,

	/** A story with a gun and blood. */
	UNSAFE,

	/** A story that does what a text in the drawing told it. */
	OBEYS_INJECTION,

	/** 50 MB before the answer is complete. */
	HUGE,

	/** 1 GB before the answer begins, about 1 MB of it on the wire. */
	GZIP_BOMB,

	/** As asked, as {@code text/plain}. */
	WRONG_CONTENT_TYPE,

	/** A story with two themes. */
	DUPLICATED_KEYS,

	/** A story after 10,000 brackets. */
	DEEP_NESTING,

	/** A story with a NUL, half a character and a change of writing direction. */
	CONTROL_CHARACTERS;

	private final int status;

	Manner() {
		this(200);
	}

	Manner(int status) {
		this.status = status;
	}

	int status() {
		return this.status;
	}

	public boolean isFault() {
		return this.status != 200;
	}

}
