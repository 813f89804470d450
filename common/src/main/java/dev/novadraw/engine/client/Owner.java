package dev.novadraw.engine.client;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Whose things are meant: those of a client, or of one of its users alone.
 *
 * @param client the client
 * @param user the client's own reference to one of its users, null for all of them
 */
public record Owner(String client, @Nullable String user) {

	/** The client of calls that need no key. */
	public static final String ANONYMOUS = "anonymous";

	public static final int MAX_USER = 64;

	/**
	 * What a reference to a user is made of: everything that may stand in an address, so
	 * that whoever can be named can also be exported and erased.
	 */
	public static final String USER = "[A-Za-z0-9][A-Za-z0-9._~:|+=-]{0," + (MAX_USER - 1) + "}";

	/** The same for people. */
	public static final String USER_RULE = "A user is a reference of 1 to " + MAX_USER
			+ " letters (a-z), digits and . _ ~ : | + = -, beginning with a letter or digit.";

	private static final Pattern USER_PATTERN = Pattern.compile(USER);

	public Owner {
		if (user != null && !isUser(user)) {
			throw new IllegalArgumentException("Not a reference to a user");
		}
	}

	/**
	 * Whether something can be a reference to a user.
	 */
	public static boolean isUser(String text) {
		return USER_PATTERN.matcher(text).matches();
	}

	/**
	 * Everything of a client.
	 */
	public static Owner of(String client) {
		return new Owner(client, null);
	}

	@Override
	public String toString() {
		return this.client + ((this.user != null) ? " (one user)" : "");
	}

}
