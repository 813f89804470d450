package dev.novadraw.gateway.caller;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A permission of a key or token. One scope covers jobs of all kinds, so that a new kind
 * needs no new keys.
 */
public enum Scope {

	/** Reading jobs, results and images. */
	JOBS_READ("jobs:read"),

	/** Submitting, cancelling and retrying jobs, and marking favourites. */
	JOBS_WRITE("jobs:write"),

	/** Erasing jobs, images and users, and exporting the data of a user. */
	ERASURE("erasure"),

	/** Issuing short-lived tokens for phones and browsers. */
	TOKENS_ISSUE("tokens:issue"),

	/** Managing the endpoints of webhooks. */
	WEBHOOKS_MANAGE("webhooks:manage"),

	/**
	 * Controlling the queue. It is for operators, so a key has it only if requested.
	 */
	OPERATIONS("operations"),

	/** Following the one job of a ticket. */
	STREAM("stream");

	/** The scopes of a key by default. */
	public static final Set<Scope> USUAL = Set.of(JOBS_READ, JOBS_WRITE, ERASURE, TOKENS_ISSUE, WEBHOOKS_MANAGE);

	/** The scopes available to an end user. */
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
	 * Returns the scopes with these ids, without those that this version does not know.
	 */
	public static Set<Scope> known(Stream<String> ids) {
		return ids.map(Scope::of).flatMap(Optional::stream).collect(Collectors.toSet());
	}

	/**
	 * Returns the ids of the scopes that a key can have.
	 */
	public static List<String> grantable() {
		return Arrays.stream(values()).filter((scope) -> scope != STREAM).map(Scope::id).toList();
	}

}
