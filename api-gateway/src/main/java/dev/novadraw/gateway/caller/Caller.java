package dev.novadraw.gateway.caller;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.client.Owner;

/**
 * Who sent a request, as far as it matters to what may be seen and done.
 *
 * @param owner whose things they are
 * @param key the public part of the key it came with, or that gave the token out
 * @param scopes what may be done
 * @param job the only job it is about, when it came with a ticket for that one
 * @param limits how much may be done; null where nothing is limited
 * @param expiry the end of the token or JWT it came with, or that gave the ticket out;
 * null if there is none, or if it is that of a key, which is looked at again and again
 */
public record Caller(Owner owner, @Nullable String key, Set<Scope> scopes, @Nullable UUID job,
		@Nullable ClientLimits limits, @Nullable Expiry expiry) {

	/** The caller where no key is needed. */
	public static final Caller ANONYMOUS = new Caller(Owner.of(Owner.ANONYMOUS), null, Set.of(Scope.values()), null,
			null, null);

	public Caller {
		scopes = Set.copyOf(scopes);
	}

	/**
	 * Returns how long this caller may go on, at most so long; zero once its credential
	 * has expired.
	 */
	public Duration timeLeft(Duration max) {
		if (this.expiry == null) {
			return max;
		}
		Duration left = this.expiry.left();
		return (left.compareTo(max) < 0) ? left : max;
	}

	/**
	 * What is counted together where a limit holds for each key: a key, or a user,
	 * however many tokens it gets.
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
