package dev.novadraw.gateway.credential;

import java.time.Instant;
import java.util.List;

/**
 * A token for one end user. It is shown only in this response.
 *
 * @param object always {@code client_token}
 * @param token the token, sent as {@code Authorization: Bearer}
 * @param user the end user of the token
 * @param scopes the scopes of the token
 * @param expiresAt the time when it expires
 */
record ClientTokenResponse(String object, String token, String user, List<String> scopes, Instant expiresAt) {

	@Override
	public String toString() {
		return "a token until " + this.expiresAt;
	}

}
