package dev.novadraw.worker.ai.wire;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The base URL of a provider, as clients expect it. People paste it with the path of a
 * request, without a scheme, or with a slash at its end.
 */
final class ProviderAddress {

	private static final Pattern PARTS = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://)?([^/]*)(.*)",
			Pattern.DOTALL);

	private static final Pattern PRIVATE_HOST = Pattern.compile(
			"(?:localhost|[^.:@]+|.*\\.(?:local|internal|lan)|(?:127|10)(?:\\.\\d+){3}|192\\.168(?:\\.\\d+){2}|172\\.(?:1[6-9]|2\\d|3[01])(?:\\.\\d+){2}|\\[[0-9a-fA-F:]+])(?::\\d+)?");

	private ProviderAddress() {
	}

	/**
	 * Returns the base URL in its usual form. What cannot be a URL stays as it is, for
	 * the check of settings to reject.
	 * @param text the setting
	 * @param requestPaths the ends of paths that belong to requests, longest first
	 * @param usualPath the path if the setting has none
	 */
	static String normalize(String text, List<String> requestPaths, String usualPath) {
		Matcher parts = PARTS.matcher(text.strip());
		if (!parts.matches() || parts.group(2).isEmpty() || parts.group(2).endsWith(":")) {
			return text.strip();
		}
		String host = parts.group(2);
		String path = withoutSlash(parts.group(3));
		for (String end : requestPaths) {
			if (path.endsWith(end)) {
				path = withoutSlash(path.substring(0, path.length() - end.length()));
			}
		}
		return scheme(parts.group(1), host) + "://" + host + (path.isEmpty() ? usualPath : path);
	}

	private static String withoutSlash(String path) {
		int end = path.length();
		while (end > 0 && path.charAt(end - 1) == '/') {
			end--;
		}
		return path.substring(0, end);
	}

	// Nobody certifies a private address, so servers there rarely speak TLS.
	private static String scheme(@Nullable String scheme, String host) {
		if (scheme != null) {
			return scheme.toLowerCase(Locale.ROOT);
		}
		return PRIVATE_HOST.matcher(host).matches() ? "http" : "https";
	}

}
