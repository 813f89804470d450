package dev.novadraw.worker.ai.proxy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * The address and credentials of a proxy.
 *
 * @param host the host
 * @param port the port
 * @param user the user; empty if there is none
 * @param password the password; empty if there is none
 */
record ProxyAddress(String host, int port, String user, String password) {

	private static final int USUAL_PORT = 80;

	static boolean isValid(String url) {
		return parsed(url) != null;
	}

	/**
	 * Returns the address in a URL; the scheme may be left out.
	 * @throws IllegalArgumentException if it is invalid; the message does not repeat it
	 */
	static ProxyAddress of(String url) {
		ProxyAddress address = parsed(url);
		if (address == null) {
			throw new IllegalArgumentException("The URL of the proxy is invalid");
		}
		return address;
	}

	// Proxies that speak TLS themselves are not supported by the client.
	private static @Nullable ProxyAddress parsed(String url) {
		try {
			URI uri = new URI(url.contains("://") ? url : "http://" + url);
			if (uri.getHost() == null || !"http".equalsIgnoreCase(uri.getScheme())) {
				return null;
			}
			String login = (uri.getRawUserInfo() != null) ? uri.getRawUserInfo() : "";
			int colon = login.indexOf(':');
			return new ProxyAddress(uri.getHost(), (uri.getPort() > 0) ? uri.getPort() : USUAL_PORT,
					decoded((colon < 0) ? login : login.substring(0, colon)),
					decoded((colon < 0) ? "" : login.substring(colon + 1)));
		}
		catch (URISyntaxException | IllegalArgumentException ex) {
			return null;
		}
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

	// Its name is resolved when it is used.
	InetSocketAddress socketAddress() {
		return new InetSocketAddress(this.host, this.port);
	}

	boolean hasLogin() {
		return !this.user.isEmpty();
	}

	@Override
	public String toString() {
		return "ProxyAddress[" + this.host + "]";
	}

}
