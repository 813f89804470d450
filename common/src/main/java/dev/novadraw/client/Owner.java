package dev.novadraw.client;

import org.jspecify.annotations.Nullable;

/**
 * Whose things are meant: those of a client, or of one of its users alone.
 *
 * @param client the client
 * @param user the client's own reference to one of its users, null for all of them
 */
public record Owner(String client, @Nullable String user) {

	/** Whoever calls where no key is needed. */
	public static final String ANONYMOUS = "anonymous";

	/**
	 * Everything of a client.
	 */
	public static Owner of(String client) {
		return new Owner(client, null);
	}

}
