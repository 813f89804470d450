package dev.novadraw.normalizer;

/**
 * What the program and the one who started it tell each other. A request is a length and
 * that many bytes; a reply is one of the marks here, and behind {@link #PNG} and
 * {@link #JPEG} come width, height, a length and that many bytes.
 */
public final class Protocol {

	/** Said once, as soon as requests can come. */
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
