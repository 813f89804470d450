package dev.novadraw.worker.ai.proxy;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The hosts that are not called through the proxy, as in {@code NO_PROXY}: names, domains
 * with or without a dot in front, addresses, networks such as {@code 10.0.0.0/8}, each
 * with or without a port. Names are not resolved.
 */
final class ProxyExceptions {

	private final List<String> entries;

	ProxyExceptions(List<String> entries) {
		this.entries = entries.stream().map((entry) -> entry.toLowerCase(Locale.ROOT)).toList();
	}

	boolean contain(URI uri) {
		String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
		InetAddress address = literal(host);
		return host.equals("localhost") || (address != null && address.isLoopbackAddress())
				|| this.entries.stream().anyMatch((entry) -> matches(entry, host, uri.getPort(), address));
	}

	private static boolean matches(String entry, String host, int port, @Nullable InetAddress address) {
		if (entry.equals("*")) {
			return true;
		}
		int slash = entry.indexOf('/');
		if (slash > 0) {
			return address != null && isIn(address, entry.substring(0, slash), entry.substring(slash + 1));
		}
		String name = withoutPort(entry, port);
		String domain = name.startsWith("*.") ? name.substring(1) : name;
		return host.equals(domain) || host.endsWith(domain.startsWith(".") ? domain : "." + domain)
				|| ("." + host).equals(domain);
	}

	// An entry with another port matches nothing.
	private static String withoutPort(String entry, int port) {
		int colon = entry.lastIndexOf(':');
		if (colon < 0 || colon != entry.indexOf(':')) {
			return entry;
		}
		return entry.substring(colon + 1).equals(String.valueOf((port > 0) ? port : 443)) ? entry.substring(0, colon)
				: entry;
	}

	private static boolean isIn(InetAddress address, String network, String bits) {
		InetAddress start = literal(network);
		if (start == null || !bits.matches("\\d{1,3}")) {
			return false;
		}
		byte[] first = start.getAddress();
		byte[] second = address.getAddress();
		int length = Integer.parseInt(bits);
		if (first.length != second.length || length > first.length * 8) {
			return false;
		}
		for (int bit = 0; bit < length; bit++) {
			int mask = 0x80 >> (bit % 8);
			if ((first[bit / 8] & mask) != (second[bit / 8] & mask)) {
				return false;
			}
		}
		return true;
	}

	private static @Nullable InetAddress literal(String host) {
		try {
			return InetAddress.ofLiteral(host);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
