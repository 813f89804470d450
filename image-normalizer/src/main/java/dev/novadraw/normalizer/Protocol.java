package dev.novadraw.normalizer;

/**
 * The protocol between the normalizer and the process that started it. A request is a
 * length and that many bytes. A reply is one of the marks defined here; {@link #PNG} and
 * {@link #JPEG} are followed by width, height, a length and that many bytes.
 */
public final class Protocol {

	/** Sent once, when the program is ready for requests. */
	public static final int READY = 'R';

	public static final int PNG = 'P';

	public static final int JPEG = 'J';

	/** The file cannot be decoded. */
	public static final int REFUSED = 'X';

	public static final int MAX_REQUESTED = 32 * 1024 * 1024;

	public static final int MAX_REPLIED = 8 * 1024 * 1024;

	private Protocol() {
	}

}
