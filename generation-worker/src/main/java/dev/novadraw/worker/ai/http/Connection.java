package dev.novadraw.worker.ai.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

import javax.net.ssl.X509TrustManager;

import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one call to its provider, an interceptor in the vendors' clients. It
 * makes the request in their place, checks the response, and closes the socket at the end
 * of the call, whatever those clients would do.
 */
public final class Connection implements AutoCloseable, Interceptor {

	/** The maximum size of a complete answer, in bytes. */
	private static final long MAX_ANSWER = 1024 * 1024;

	/** The maximum size of a stream, which wraps each word in some hundred bytes. */
	private static final long MAX_STREAM = 2 * MAX_ANSWER;

	private final OkHttpClient client;

	private final ExecutorService threads;

	private final ErrorResponseReader errors;

	private final Duration timeLimit;

	private final Set<Call> calls = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	private volatile @Nullable Integer status;

	private volatile @Nullable IOException failure;

	private volatile @Nullable CappedSource answer;

	Connection(OkHttpClient client, ExecutorService threads, ErrorResponseReader errors, Duration timeLimit) {
		this.client = client;
		this.threads = threads;
		this.errors = errors;
		this.timeLimit = timeLimit;
	}

	public OkHttpClient client() {
		return this.client;
	}

	public ExecutorService threads() {
		return this.threads;
	}

	/**
	 * Returns the trust manager, which some vendors' clients require although they do not
	 * open connections.
	 */
	public X509TrustManager trustManager() {
		return Objects.requireNonNull(this.client.x509TrustManager());
	}

	public Duration timeLimit() {
		return this.timeLimit;
	}

	/**
	 * Makes the request in place of the vendor's client.
	 */
	@Override
	public Response intercept(Chain chain) throws IOException {
		return execute(chain.request());
	}

	Response execute(Request request) throws IOException {
		Call call = this.client.newCall(request);
		this.calls.add(call);
		if (this.closed) {
			call.cancel();
		}
		Response response = call.execute();
		this.status = response.code();
		if (!response.isSuccessful()) {
			ProviderHttpException refusal = refusal(response);
			this.failure = refusal;
			throw refusal;
		}
		return capped(response);
	}

	/**
	 * Makes a request and reads the whole response.
	 * @throws ProviderHttpException if the status is not a success
	 */
	public String fetch(Request request) throws IOException {
		try (Response response = execute(request)) {
			return response.body().string();
		}
	}

	private ProviderHttpException refusal(Response response) throws IOException {
		try (response) {
			return this.errors.read(response.code(), response.header("Retry-After"),
					response.peekBody(ErrorResponseReader.MAX_READ).string());
		}
	}

	private Response capped(Response response) {
		ResponseBody body = response.body();
		MediaType type = body.contentType();
		boolean streamed = type != null && type.subtype().contains("event-stream");
		CappedSource source = new CappedSource(body.source(), streamed ? MAX_STREAM : MAX_ANSWER, this::abort);
		this.answer = source;
		return response.newBuilder().body(ResponseBody.create(Okio.buffer(source), type, -1)).build();
	}

	// Otherwise OkHttp would read the rest of the body in order to reuse the connection.
	private void abort(ResponseTooLargeException tooLarge) {
		this.failure = tooLarge;
		close();
	}

	/**
	 * Returns the HTTP status of the last response, or null if there was none.
	 */
	public @Nullable Integer status() {
		return this.status;
	}

	/**
	 * Returns the reason for which the response was rejected, or null. The vendor's
	 * client may have wrapped or replaced it.
	 */
	public @Nullable IOException failure() {
		return this.failure;
	}

	/**
	 * Returns the last bytes of the response body; empty if there is none.
	 */
	public String tail() {
		CappedSource answer = this.answer;
		return (answer != null) ? answer.tail() : "";
	}

	/**
	 * Ends the call: threads that are still in it get an exception, and its socket is
	 * closed.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.calls.forEach(Call::cancel);
	}

}
