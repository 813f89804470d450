package dev.novadraw.engine.client;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The owner of data: a client, or one of its end users.
 *
 * @param client the client
 * @param user the client's own reference to one of its users, null for all of them
 */
public record Owner(String client, @Nullable String user) {

	/** The client of requests that need no API key. */
	public static final String ANONYMOUS = "anonymous";

	public static final int MAX_USER = 64;

	/**
	 * The pattern of a user reference: characters that are safe in URLs, so that the data
	 * of every user can be exported and erased.
	 */
	public static final String USER = "[A-Za-z0-9][A-Za-z0-9._~:|+=-]{0," + (MAX_USER - 1) + "}";

	/** The description of the pattern for error messages. */
	public static final String USER_RULE = "A user is a reference of 1 to " + MAX_USER
			+ " letters (a-z), digits and . _ ~ : | + = -, beginning with a letter or digit.";

	private static final Pattern USER_PATTERN = Pattern.compile(USER);

	public Owner {
		if (user != null && !isUser(user)) {
			throw new IllegalArgumentException("Not a reference to a user");
		}
	}

	/**
	 * Returns true if a text is a valid user reference.
	 */
	public static boolean isUser(String text) {
		return USER_PATTERN.matcher(text).matches();
	}

	/**
	 * Returns the owner of all data of a client.
	 */
	public static Owner of(String client) {
		return new Owner(client, null);
	}

	@Override
	public String toString() {
		return this.client + ((this.user != null) ? " (one user)" : "");
	}

}
