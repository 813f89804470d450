package dev.novadraw.worker.ai.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import dev.novadraw.worker.ai.answer.ErrorResponseReader;
import dev.novadraw.worker.ai.proxy.ProviderProxy;
import dev.novadraw.worker.ai.proxy.ProxySettings;

/**
 * The HTTP client for all providers. It follows no redirects, and does not retry calls
 * that may have arrived, because they are billed.
 */
public final class ProviderHttpClient {

	static final Duration CONNECT_TIME_LIMIT = Duration.ofSeconds(10);

	/**
	 * The time that an unused connection stays open. Many servers close it after five
	 * seconds, and a request that meets the end of its connection is lost.
	 */
	static final Duration KEEP_ALIVE = Duration.ofSeconds(4);

	private static final int MAX_IDLE = 32;

	private final OkHttpClient client;

	/**
	 * Keeps no connection, so that requests never meet one that the server has closed.
	 */
	private final ConnectionPool unused = new ConnectionPool(0, 1, TimeUnit.SECONDS);

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
			.connectTimeout(CONNECT_TIME_LIMIT)
			.connectionPool(new ConnectionPool(MAX_IDLE, KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS));
		if (proxy.isUsable()) {
			ProviderProxy selection = new ProviderProxy(proxy);
			client.proxySelector(selection).proxyAuthenticator(selection);
		}
		this.client = client.build();
	}

	/**
	 * Opens a connection for one request that asks no model.
	 * @param timeLimit the time limit of the whole request
	 */
	public Connection connect(Duration timeLimit) {
		return connect(timeLimit, null);
	}

	/**
	 * Opens a connection for one call of a model.
	 * @param timeLimit the time limit of the whole call
	 */
	public Connection connect(Duration timeLimit, @Nullable Exchange exchange) {
		OkHttpClient limited = this.client.newBuilder()
			.readTimeout(timeLimit)
			.writeTimeout(timeLimit)
			.callTimeout(timeLimit)
			.build();
		return new Connection(limited, this.unused, this.threads, this.errors, timeLimit, exchange);
	}

}
