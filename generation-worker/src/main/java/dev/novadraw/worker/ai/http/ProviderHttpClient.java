package dev.novadraw.worker.ai.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

import dev.novadraw.worker.ai.proxy.ProviderProxy;
import dev.novadraw.worker.ai.proxy.ProxySettings;

/**
 * The HTTP client for all providers. It follows no redirects and retries nothing, not
 * even after a broken connection, because a call that may have arrived is billed.
 */
public final class ProviderHttpClient {

	static final Duration CONNECT_TIME_LIMIT = Duration.ofSeconds(10);

	private final OkHttpClient client;

	private final ExecutorService threads = Executors
		.newThreadPerTaskExecutor(Thread.ofVirtual().name("provider ", 0).factory());

	private final ErrorResponseReader errors;

	/**
	 * Creates a client that calls all providers directly.
	 */
	public ProviderHttpClient(InstantSource clock) {
		this(clock, ProxySettings.NONE);
	}

	/**
	 * Creates a client that calls providers through a proxy, if there is one.
	 */
	public ProviderHttpClient(InstantSource clock, ProxySettings proxy) {
		this.errors = new ErrorResponseReader(clock);
		Dispatcher unbounded = new Dispatcher(this.threads);
		unbounded.setMaxRequests(Integer.MAX_VALUE);
		unbounded.setMaxRequestsPerHost(Integer.MAX_VALUE);
		OkHttpClient.Builder client = new OkHttpClient.Builder().dispatcher(unbounded)
			.followRedirects(false)
			.followSslRedirects(false)
			.retryOnConnectionFailure(false)
			.connectTimeout(CONNECT_TIME_LIMIT);
		if (proxy.isUsable()) {
			ProviderProxy selection = new ProviderProxy(proxy);
			client.proxySelector(selection).proxyAuthenticator(selection);
		}
		this.client = client.build();
	}

	/**
	 * Opens a connection for one call.
	 * @param timeLimit the time limit of the whole call
	 */
	public Connection connect(Duration timeLimit) {
		OkHttpClient limited = this.client.newBuilder()
			.readTimeout(timeLimit)
			.writeTimeout(timeLimit)
			.callTimeout(timeLimit)
			.build();
		return new Connection(limited, this.threads, this.errors, timeLimit);
	}

}
