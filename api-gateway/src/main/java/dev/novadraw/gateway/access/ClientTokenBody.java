package dev.novadraw.gateway.access;

import java.time.Instant;
import java.util.List;

/**
 * A token for one end user. It is told here and never again.
 *
 * @param object always {@code client_token}
 * @param token to be sent as {@code Authorization: Bearer}
 * @param user whose jobs it is good for
 * @param scopes what it may be used for
 * @param expiresAt until when
 */
record ClientTokenBody(String object, String token, String user, List<String> scopes, Instant expiresAt) {

	@Override
	public String toString() {
		return "a token until " + this.expiresAt;
	}

}
