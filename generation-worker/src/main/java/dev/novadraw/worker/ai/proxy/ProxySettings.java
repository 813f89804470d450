package dev.novadraw.worker.ai.proxy;

import java.util.List;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proxy through which providers are called over https.
 *
 * @param url the URL of the proxy, with or without user and password; empty for none
 * @param except the hosts, domains and networks that are called directly; {@code *} for
 * all
 */
public record ProxySettings(@DefaultValue("") String url, @DefaultValue List<String> except) {

	/** No proxy. */
	public static final ProxySettings NONE = new ProxySettings("", List.of());

	public ProxySettings {
		url = url.strip();
		except = except.stream().map(String::strip).filter((host) -> !host.isEmpty()).toList();
	}

	/**
	 * Returns true if there is a proxy that can be used.
	 */
	public boolean isUsable() {
		return !this.url.isEmpty() && ProxyAddress.isValid(this.url);
	}

	/**
	 * Checks that the URL can be used, if there is one. The message does not repeat it.
	 * @param setting the name of the setting, for messages
	 * @throws IllegalArgumentException if it cannot be used
	 */
	public void requireUsable(String setting) {
		if (!this.url.isEmpty() && !isUsable()) {
			throw new IllegalArgumentException(
					setting + " must be the URL of a proxy such as http://proxy.example.org:3128");
		}
	}

	// The URL may contain a password.
	@Override
	public String toString() {
		return "ProxySettings[" + (this.url.isEmpty() ? "none" : "set") + "]";
	}

}
