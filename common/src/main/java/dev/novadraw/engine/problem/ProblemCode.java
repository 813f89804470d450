package dev.novadraw.engine.problem;

import java.util.Map;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/**
 * The problems that clients can encounter: the responses to their requests, and the
 * reasons of failed jobs. The name of a constant is the stable code for programs. To add
 * a problem, add a constant: its page needs nothing else.
 */
public enum ProblemCode {

	// The responses to requests.

	KEY_MISSING(401, false, "Missing API key", """
			The request has no API key, and this service requires one.""", """
			Send the key your operator gave you in the header Authorization: Bearer nova_live_…. Never put a key \
			into a URL, an app or a web page; phones and browsers get a client token from your own back end (POST \
			/v1/client-tokens)."""),

	KEY_INVALID(401, false, "Invalid key or token", """
			The key, token or ticket is mistyped, expired, used up or revoked, or its client is disabled. A ticket \
			for an event stream works once and for a minute.""", """
			Check it for typing errors, and compare its first letters with those your operator sees. Get a new \
			client token or ticket, or ask for another key."""),

	TOO_MANY_FAILED_KEYS(429, true, "Too many invalid keys", """
			Your address sent many invalid keys within a minute, and this one is invalid too. Tokens, tickets and \
			keys that were valid once do not count. After hundreds of well-formed keys, only known ones are checked \
			for a while.""", """
			Wait for the time in Retry-After, and fix the client that sends the wrong key."""),

	SCOPE_MISSING(403, false, "Missing scope", """
			The key is valid, but does not have the scope that this request needs. The detail names the \
			scope.""", """
			Ask your operator for a key with that scope. Client tokens can only read and submit jobs of their own \
			user."""),

	FOREIGN_ORIGIN(403, false, "Origin not allowed", """
			A web page in a browser sent the request, and its origin is not allowed. A service that runs on your \
			own machine without keys rejects every web page, and every host name that resolves to it from \
			elsewhere.""", """
			Call from your own back end, or have the operator allow the origin in NOVA_CORS_ORIGINS. Call a service \
			without keys as http://127.0.0.1 or http://localhost."""),

	RATE_LIMITED(429, true, "Too many requests", """
			Your key exceeded its request rate. RateLimit-Policy gives the limit, RateLimit the remaining \
			requests.""", """
			Wait for the time in Retry-After. Instead of polling, wait with Prefer: wait=60 or follow the job's \
			event stream."""),

	JOBS_LIMITED(429, true, "Too many new jobs", """
			Your client reached its limit of new jobs per minute or per day. Nothing was accepted.""", """
			Wait for the time in Retry-After and send the same request again, with the same Idempotency-Key. Ask \
			your operator if you need a higher limit."""),

	USER_JOBS_LIMITED(429, true, "Too many new jobs for this user", """
			The user of your token reached the limit of new jobs per minute or per day. Nothing was accepted. Other \
			users of your client are not affected.""", """
			Wait for the time in Retry-After and send the same request again, with the same Idempotency-Key."""),

	USER_QUEUE_FULL(429, true, "Too many queued jobs for this user", """
			The user of your token reached the limit of queued jobs. Nothing was accepted. Other users of your \
			client are not affected.""", """
			Wait until some have started, or cancel jobs that are no longer needed. Then send the same request \
			again."""),

	QUEUE_FULL(429, true, "Too many queued jobs", """
			Your client reached its limit of queued jobs. Nothing was accepted.""", """
			Wait until some have started, or cancel jobs that are no longer needed. Then send the same request \
			again."""),

	SERVICE_FULL(503, true, "Service at capacity", """
			The queue holds as many jobs of all clients as this service can keep. Nothing was accepted.""", """
			Send the same request again after the time in Retry-After."""),

	UPLOADS_BUSY(503, true, "Server busy with uploads", """
			This server is receiving or storing as many drawings as it can at a time.""", """
			Send the same request again after the time in Retry-After."""),

	TOO_MANY_UPLOADS(429, true, "Too many uploads", """
			Your key reached its limit of concurrent uploads.""", """
			Send drawings one after the other, or a few at a time."""),

	TOO_MANY_DOWNLOADS(429, true, "Too many downloads", """
			Your key or token reached its limit of concurrent downloads of images and exports. A slow reader counts \
			until it has read everything.""", """
			Wait for one to end, or for the time in Retry-After, and send the same request again."""),

	DOWNLOADS_BUSY(503, true, "Server busy with downloads", """
			This server is sending as many images and exports as it can at a time.""", """
			Send the same request again after the time in Retry-After."""),

	UPLOAD_TOO_SLOW(408, true, "Upload too slow", """
			The body did not arrive within the time limit, so the connection was closed. Nothing was \
			accepted.""", """
			Send it again over a faster connection, or make the picture smaller; 2000 pixels on the long side are \
			enough."""),

	TOO_MANY_STREAMS(429, true, "Too many streams", """
			Your key reached its limit of open event streams.""", """
			Close streams whose job is done (their last event is called done), or poll jobs instead."""),

	STREAMS_BUSY(503, true, "Server busy with streams", """
			This server cannot serve another event stream now.""", """
			Try again after the time in Retry-After, or poll the job meanwhile."""),

	NOT_FOUND(404, false, "Not found", """
			There is no resource at this address, or it belongs to another client. The response does not \
			distinguish the two.""", """
			Check the id, the address, and that the key belongs to the client that submitted the job."""),

	ERASED(410, false, "Erased", """
			The client erased this resource, with everything that belonged to it. It cannot be restored.""", """
			Delete the id."""),

	NO_LONGER_KEPT(410, false, "No longer kept", """
			Finished jobs are kept until the time in expires_at, and then removed with their drawing and \
			result.""", """
			Fetch results while they are kept. Submit the drawing again if you need a new one."""),

	METHOD_NOT_ALLOWED(405, false, "Method not allowed", """
			The address exists, but does not support this HTTP method.""", """
			Use one of the methods in the Allow header."""),

	NOT_ACCEPTABLE(406, false, "Not acceptable", """
			The Accept header asks for a format that this address does not have.""", """
			Accept application/json (text/event-stream for event streams), or leave the header out."""),

	UNSUPPORTED_MEDIA_TYPE(415, false, "Unsupported media type", """
			This address does not accept the Content-Type of the request.""", """
			Send drawings as multipart/form-data and everything else as application/json."""),

	CONTENT_ENCODING_UNSUPPORTED(415, false, "Unsupported content encoding", """
			The request has a Content-Encoding. Images are already compressed, and everything else is small.""", """
			Send the body uncompressed, without a Content-Encoding header."""),

	REQUEST_TOO_LARGE(413, false, "Request too large", """
			The body, or a field in it, is larger than this address accepts.""", """
			Send less. The detail names the limit."""),

	MALFORMED_REQUEST(400, false, "Malformed request", """
			The request is not valid HTTP.""", """
			Check the address, the headers and how your client builds the request."""),

	MALFORMED_MULTIPART(400, false, "Malformed multipart body", """
			The body is cut off, does not match its Content-Type, or has more than 4 KB of headers in a part.""", """
			Let a library build the body, and do not set the Content-Type yourself: it must name the boundary. \
			Lines of boundaries and headers end with CR LF."""),

	MALFORMED_JSON(400, false, "Malformed JSON", """
			The options must be one JSON object with each field once. The detail gives the position of the \
			error.""", """
			Check quotes, commas and duplicate fields."""),

	INVALID_BODY(400, false, "Invalid body", """
			The body is not JSON with the expected fields.""", """
			The detail and errors name the expected fields."""),

	INVALID_VALUE(400, false, "Invalid value", """
			A field has an invalid value. errors lists all such fields, each with a JSON pointer.""", """
			Correct all of them and send the request again."""),

	UNKNOWN_FIELD(400, false, "Unknown field", """
			There is no field with this name. It is rejected rather than ignored, since it may be a typing \
			error.""", """
			The detail lists the known fields."""),

	UNSUPPORTED_LANGUAGE(400, false, "Unsupported language", """
			Texts cannot be written in this language.""", """
			GET /v1/meta lists the languages."""),

	INVALID_PARAMETER(400, false, "Invalid parameter", """
			A parameter in the address is unknown or has an invalid value.""", """
			errors names it and the valid values. Take cursors unchanged from next_cursor."""),

	INVALID_CANCEL_AFTER(400, false, "Invalid Cancel-After header", """
			The header is not a duration from 5 seconds to 24 hours.""", """
			Send for example 90, 90s, 5m or 1m30s."""),

	INVALID_IDEMPOTENCY_KEY(400, false, "Invalid Idempotency-Key header", """
			The key is empty, longer than 255 characters, or has characters that are not printable ASCII.""", """
			Generate a new UUID for each request, and send the same one whenever you repeat that request."""),

	IDEMPOTENCY_KEY_IN_USE(409, true, "Request in progress", """
			A request with this Idempotency-Key is in progress.""", """
			Send the same request again after the time in Retry-After to get its response."""),

	IDEMPOTENCY_KEY_REUSED(422, false, "Idempotency-Key reused", """
			Within the last 24 hours this key was used with another drawing or other options.""", """
			Use a new key for each request; repeat a key only with exactly the same request."""),

	DRAWING_MISSING(400, false, "Drawing missing", """
			There is no file in the multipart field drawing.""", """
			Send the drawing as a file, as in: curl -F drawing=@pig.png."""),

	DRAWING_EMPTY(400, false, "Drawing empty", """
			The file has 0 bytes.""", """
			Check that your client reads the file before it sends it.""", ForChildren.SEND_AGAIN),

	DRAWING_TOO_LARGE(413, false, "Drawing too large", """
			A drawing may have up to 10 MB.""", """
			Make the picture smaller; 2000 pixels on the long side are enough.""", ForChildren.OTHER_PICTURE),

	DRAWING_TYPE_UNSUPPORTED(415, false, "Unsupported drawing format", """
			The bytes of the file are not those of a PNG, JPEG or WebP image, or are those of a rare variant. Its \
			name and its Content-Type do not count.""", """
			The detail names the format that was found and how to convert it.""", ForChildren.OTHER_PICTURE),

	DRAWING_CORRUPT(422, false, "Drawing damaged", """
			The structure of the file is broken or cut off, or is one that no camera or program writes.""", """
			Save or photograph the drawing again and send the new file.""", ForChildren.SEND_AGAIN),

	DRAWING_DIMENSIONS(422, false, "Invalid drawing dimensions", """
			Each side must have 50 to 8192 pixels, the whole image at most 25 million, and the long side can be at \
			most 20 times the short side.""", """
			Resize the picture.""", ForChildren.OTHER_PICTURE),

	JOB_NOT_FINISHED(409, true, "Job not finished", """
			Only a finished job can be retried.""", """
			Wait until it finishes, or cancel it first."""),

	RESULT_NOT_READY(409, true, "Result not ready", """
			The job has not finished.""", """
			Try again after the time in Retry-After, or follow the job at /v1/jobs/{id}."""),

	JOB_FAILED(409, false, "Job failed", """
			The job has finished without a result. errors gives the cause.""", """
			If the cause is temporary, retry the job with POST /v1/jobs/{id}/retry."""),

	JOB_CANCELED(409, false, "Job canceled", """
			The job was canceled before it had a result.""", """
			Retry it with POST /v1/jobs/{id}/retry."""),

	JOB_EXPIRED(410, false, "Job expired", """
			The deadline of the job passed before it had a result.""", """
			Retry it with POST /v1/jobs/{id}/retry, with a longer Cancel-After if you sent one."""),

	IMAGE_NOT_READY(409, true, "Image not ready", """
			The drawing was accepted, but no worker has normalized it yet.""", """
			Try again after the time in Retry-After."""),

	RANGE_NOT_SATISFIABLE(416, false, "Range not satisfiable", """
			The Range header asks for bytes that the image does not have.""", """
			Content-Range gives the number of bytes."""),

	INTERNAL_ERROR(500, true, "Internal error", """
			An unexpected error occurred in this service.""", """
			Try again. If it happens again, give the operator the request_id."""),

	UNAVAILABLE(503, true, "Service unavailable", """
			A service that this request needs is unavailable. The request may or may not have been accepted.""", """
			Send the same request again after the time in Retry-After, with the same Idempotency-Key: it will be \
			accepted once."""),

	// The reasons of failed jobs.

	ATTEMPT_FAILED(true, "Attempt failed", """
			The last attempt at the job failed, and none are left.""", """
			Retry the job later."""),

	ATTEMPT_TIMED_OUT(true, "Attempt timed out", """
			The AI provider did not respond within the time limit of an attempt, and none are left.""", """
			Retry the job later."""),

	WORKER_LOST(true, "Worker lost", """
			The worker stopped unexpectedly during the attempt, and none are left.""", """
			Retry the job."""),

	PROVIDER_UNAVAILABLE(true, "AI provider unavailable", """
			The AI provider was unreachable, failed or took too long in every attempt.""", """
			Retry the job later."""),

	PROVIDER_ANSWER_UNUSABLE(true, "AI provider response unusable", """
			The response of the AI provider could not be read in any attempt, or was cut off at its maximum \
			length.""", """
			Retry the job later. If that fails as well, tell the operator, who can raise the maximum."""),

	PROVIDER_REJECTED(false, "Rejected by the AI provider", """
			The AI provider rejected this drawing or these options.""", """
			Submit another drawing. If that fails as well, tell the operator."""),

	PROVIDER_NOT_PERMITTED(false, "AI provider not permitted", """
			The terms of the configured AI providers do not permit content made by children.""", """
			Tell the operator: docs/providers.md lists the providers that may be used, and how."""),

	SPEND_CAP_REACHED(true, "Spend cap reached", """
			The job could exceed the operator's spend cap per job or per day.""", """
			Submit it again tomorrow, or ask the operator."""),

	CONTENT_BLOCKED(false, "Content blocked", """
			The drawing, the options or the generated text is not suitable for children aged 4 to 7.""", """
			Show the child the child_message, and submit another drawing.""", ForChildren.DRAW_ANOTHER),

	INPUT_UNSUITABLE(false, "Unsuitable input", """
			An option contains words that are not suitable in a story for children.""", """
			Use other words."""),

	INPUT_UNREADABLE(false, "Unreadable input", """
			Another version of this service stored the input of the job, and this version cannot read it.""", """
			Submit it again."""),

	DRAWING_UNREADABLE(false, "Unreadable drawing", """
			The file looks like an image, but could not be decoded within the limits of time and memory.""", """
			Save it again as PNG or JPEG and submit it again."""),

	OUTPUT_INVALID(true, "Invalid output", """
			The generated story broke the rules for children's stories, even after one repair.""", """
			Retry the job."""),

	RESULT_UNSTORABLE(false, "Result not storable", """
			The generated result contains values that cannot be stored.""", """
			Tell the operator; a retry would fail too.""");

	private static final int NO_STATUS = 0;

	private final int status;

	private final boolean retryable;

	private final String title;

	private final String meaning;

	private final String remedy;

	private final @Nullable Map<String, String> childMessage;

	/**
	 * Creates the reason of a failed job.
	 */
	ProblemCode(boolean retryable, String title, String meaning, String remedy) {
		this(NO_STATUS, retryable, title, meaning, remedy);
	}

	ProblemCode(boolean retryable, String title, String meaning, String remedy, Map<String, String> childMessage) {
		this(NO_STATUS, retryable, title, meaning, remedy, childMessage);
	}

	/**
	 * Creates the response to a request.
	 */
	ProblemCode(int status, boolean retryable, String title, String meaning, String remedy) {
		this(status, retryable, title, meaning, remedy, null);
	}

	ProblemCode(int status, boolean retryable, String title, String meaning, String remedy,
			@Nullable Map<String, String> childMessage) {
		this.status = status;
		this.retryable = retryable;
		this.title = title;
		this.meaning = meaning;
		this.remedy = remedy;
		this.childMessage = childMessage;
	}

	/**
	 * Returns the HTTP status; empty for the reason of a failed job.
	 */
	public OptionalInt status() {
		return (this.status != NO_STATUS) ? OptionalInt.of(this.status) : OptionalInt.empty();
	}

	/**
	 * Returns true if the same request may succeed later.
	 */
	boolean isRetryable() {
		return this.retryable;
	}

	/**
	 * Returns the meaning in a few words.
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Returns the cause of the problem, for its page.
	 */
	public String meaning() {
		return this.meaning;
	}

	/**
	 * Returns the remedy, for the page of the problem.
	 */
	public String remedy() {
		return this.remedy;
	}

	/**
	 * Returns a message for children, by language; null if no child sees the problem.
	 */
	@Nullable Map<String, String> childMessage() {
		return this.childMessage;
	}

	/**
	 * The messages for children.
	 */
	private static final class ForChildren {

		static final Map<String, String> SEND_AGAIN = Map.of("en",
				"Your drawing did not arrive in one piece. Please take the photo again!", "de",
				"Dein Bild ist nicht heil angekommen. Mach bitte noch einmal ein Foto!");

		static final Map<String, String> OTHER_PICTURE = Map.of("en",
				"We cannot look at this picture. Please take a photo of your drawing!", "de",
				"Dieses Bild können wir nicht anschauen. Mach bitte ein Foto von deinem Bild!");

		static final Map<String, String> DRAW_ANOTHER = Map.of("en",
				"We can't tell a story about this picture. Would you like to draw another one?", "de",
				"Zu diesem Bild können wir keine Geschichte erzählen. Magst du ein anderes malen?");

	}

}
