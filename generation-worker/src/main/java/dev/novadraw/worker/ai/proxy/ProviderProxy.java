package dev.novadraw.worker.ai.proxy;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The choice between the proxy and a direct connection. Only https goes through it, as a
 * tunnel, so the proxy reads nothing.
 */
public final class ProviderProxy extends ProxySelector implements Authenticator {

	private static final Logger log = LoggerFactory.getLogger(ProviderProxy.class);

	private static final String AUTHORIZATION = "Proxy-Authorization";

	private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

	private final ProxyAddress address;

	private final ProxyExceptions exceptions;

	public ProviderProxy(ProxySettings settings) {
		this.address = ProxyAddress.of(settings.url());
		this.exceptions = new ProxyExceptions(settings.except());
	}

	@Override
	public List<Proxy> select(URI uri) {
		return (!"https".equals(uri.getScheme()) || this.exceptions.contain(uri)) ? DIRECT
				: List.of(new Proxy(Proxy.Type.HTTP, this.address.socketAddress()));
	}

	@Override
	public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {
		log.warn("Proxy cannot be reached: host={} cause={}", this.address.host(), failure.getClass().getSimpleName());
	}

	/**
	 * Returns the request to the proxy with its credentials, or null if it has refused
	 * them.
	 */
	@Override
	public @Nullable Request authenticate(@Nullable Route route, Response response) {
		if (!this.address.hasLogin() || response.request().header(AUTHORIZATION) != null) {
			return null;
		}
		return response.request()
			.newBuilder()
			.header(AUTHORIZATION, Credentials.basic(this.address.user(), this.address.password()))
			.build();
	}

}
