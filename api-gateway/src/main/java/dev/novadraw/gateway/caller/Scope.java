package dev.novadraw.gateway.caller;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a key may be used for. There is one scope for jobs of all kinds, so that a new
 * kind needs no new keys.
 */
public enum Scope {

	/** Read jobs, results and images. */
	JOBS_READ("jobs:read"),

	/** Submit, cancel and retry jobs, and mark favourites. */
	JOBS_WRITE("jobs:write"),

	/** Erase jobs, images and users, and export what there is about a user. */
	ERASURE("erasure"),

	/** Give out short-lived tokens for phones and browsers. */
	TOKENS_ISSUE("tokens:issue"),

	/** Say where webhooks go. */
	WEBHOOKS_MANAGE("webhooks:manage"),

	/**
	 * Steer the queue. For operators, not for clients: no key has it unless asked for.
	 */
	OPERATIONS("operations"),

	/** Follow the one job a ticket is for. */
	STREAM("stream");

	/** What an ordinary key may do. */
	public static final Set<Scope> USUAL = Set.of(JOBS_READ, JOBS_WRITE, ERASURE, TOKENS_ISSUE, WEBHOOKS_MANAGE);

	/** What may be done in the name of one end user. */
	public static final Set<Scope> OF_AN_END_USER = Set.of(JOBS_READ, JOBS_WRITE);

	private final String id;

	Scope(String id) {
		this.id = id;
	}

	public String id() {
		return this.id;
	}

	public static Optional<Scope> of(String id) {
		return Arrays.stream(values()).filter((scope) -> scope.id.equals(id)).findFirst();
	}

	/**
	 * The names of those a key can have.
	 */
	public static List<String> grantable() {
		return Arrays.stream(values()).filter((scope) -> scope != STREAM).map(Scope::id).toList();
	}

}
