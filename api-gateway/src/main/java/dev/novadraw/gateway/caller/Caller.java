package dev.novadraw.gateway.caller;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.client.Owner;

/**
 * The authenticated caller of a request, with its permissions and limits.
 *
 * @param owner the owner whose data the caller may access
 * @param key the public part of the API key, or of the key that issued the token; null
 * without one
 * @param scopes the granted scopes
 * @param job the only job that a stream ticket gives access to, null without a ticket
 * @param limits the limits of the client, null if nothing is limited
 * @param expiry the expiry of the token or JWT, or of the credential behind a ticket;
 * null if there is none, and for API keys, which are rechecked
 */
public record Caller(Owner owner, @Nullable String key, Set<Scope> scopes, @Nullable UUID job,
		@Nullable ClientLimits limits, @Nullable Expiry expiry) {

	/** The caller if no key is required. */
	public static final Caller ANONYMOUS = new Caller(Owner.of(Owner.ANONYMOUS), null, Set.of(Scope.values()), null,
			null, null);

	public Caller {
		scopes = Set.copyOf(scopes);
	}

	/**
	 * Returns the time until the credential expires, up to a maximum; zero if it has
	 * expired.
	 */
	public Duration timeLeft(Duration max) {
		return (this.expiry != null) ? Collections.min(List.of(this.expiry.left(), max)) : max;
	}

	/**
	 * Returns the identity that limits for each key apply to: the key, or the end user
	 * with all of its tokens; the client if there is neither.
	 */
	public String credential() {
		if (this.owner.user() != null) {
			return client() + "/" + this.owner.user();
		}
		return (this.key != null) ? this.key : client();
	}

	public String client() {
		return this.owner.client();
	}

}
