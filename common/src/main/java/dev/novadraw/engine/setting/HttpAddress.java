package dev.novadraw.engine.setting;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;

/**
 * Parses URLs of HTTP servers in settings. URLs with a user, password or query are
 * rejected, because URLs are printed. The message does not repeat the URL.
 */
public final class HttpAddress {

	private HttpAddress() {
	}

	/**
	 * Returns the URL of a setting.
	 */
	public static URI require(String setting, String text) {
		URI address = parsed(text);
		if (address == null || address.getHost() == null || address.getRawUserInfo() != null
				|| address.getRawQuery() != null
				|| !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
			throw new IllegalArgumentException(
					setting + " must be a URL such as https://example.org, without user, password and query");
		}
		return address;
	}

	private static @Nullable URI parsed(String text) {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			// The message of the exception contains the text.
			return null;
		}
	}

}
