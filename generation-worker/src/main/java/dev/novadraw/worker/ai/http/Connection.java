package dev.novadraw.worker.ai.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

import javax.net.ssl.X509TrustManager;

import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;
import org.jspecify.annotations.Nullable;

import dev.novadraw.worker.ai.answer.Answer;
import dev.novadraw.worker.ai.answer.AnswerSource;
import dev.novadraw.worker.ai.answer.ErrorResponseReader;

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

	private final ConnectionPool unused;

	private final ExecutorService threads;

	private final ErrorResponseReader errors;

	private final Duration timeLimit;

	private final @Nullable Exchange exchange;

	private final Set<Call> calls = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	private volatile CallProgress progress = new CallProgress();

	private volatile @Nullable Integer status;

	private volatile @Nullable IOException failure;

	private volatile @Nullable Answer answer;

	/**
	 * Creates a connection.
	 * @param unused the pool of connections that are used once
	 * @param exchange the call of a model; null for other requests
	 */
	Connection(OkHttpClient client, ConnectionPool unused, ExecutorService threads, ErrorResponseReader errors,
			Duration timeLimit, @Nullable Exchange exchange) {
		this.client = client;
		this.unused = unused;
		this.threads = threads;
		this.errors = errors;
		this.timeLimit = timeLimit;
		this.exchange = exchange;
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
		Exchange exchange = this.exchange;
		return (exchange != null) ? execute(request, exchange) : capped(checked(send(request), null), MAX_ANSWER);
	}

	// An error response is free, so a request with settings that the model does not
	// accept
	// is repeated without them.
	private Response execute(Request request, Exchange exchange) throws IOException {
		RefusedSettings.Trial trial = exchange.settings().begin(request);
		while (true) {
			try {
				Response response = checked(send(trial.request()), trial);
				trial.accepted();
				return plain(response, exchange);
			}
			catch (ProviderHttpException ex) {
				if (!trial.changeAfter(ex.error())) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Sends a request, and repeats it once if it met a connection that the server had
	 * closed meanwhile.
	 */
	private Response send(Request request) throws IOException {
		try {
			return call(request, this.client.newBuilder());
		}
		catch (IOException ex) {
			if (this.closed || !this.progress.isStale(ex) || isOneShot(request)) {
				throw failed(ex);
			}
		}
		try {
			return call(request, this.client.newBuilder().connectionPool(this.unused));
		}
		catch (IOException ex) {
			throw failed(ex);
		}
	}

	private Response call(Request request, OkHttpClient.Builder client) throws IOException {
		this.progress = new CallProgress();
		Call call = client.eventListener(this.progress).build().newCall(request);
		this.calls.add(call);
		if (this.closed) {
			call.cancel();
		}
		Response response = call.execute();
		this.status = response.code();
		return response;
	}

	private static boolean isOneShot(Request request) {
		return request.body() != null && request.body().isOneShot();
	}

	private IOException failed(IOException failure) {
		IOException cause = isSent() ? failure : new UnsentRequestException(failure);
		this.failure = cause;
		return cause;
	}

	private Response checked(Response response, RefusedSettings.@Nullable Trial trial) throws IOException {
		if (response.isSuccessful()) {
			return response;
		}
		String beginning = beginning(response);
		ProviderHttpException refusal = new ProviderHttpException(this.errors.read(response.code(),
				response.header("Retry-After"), beginning, (trial != null) ? trial.phrases() : Map.of()));
		this.failure = refusal;
		throw refusal;
	}

	// The status counts even if the body does not arrive.
	private static String beginning(Response response) {
		try (response) {
			return response.peekBody(ErrorResponseReader.MAX_READ).string();
		}
		catch (IOException ex) {
			return "";
		}
	}

	private Response plain(Response response, Exchange exchange) {
		this.failure = null;
		Answer answer = new Answer(exchange.model());
		this.answer = answer;
		Response capped = capped(response, exchange.streamed() ? MAX_STREAM : MAX_ANSWER);
		AnswerSource source = new AnswerSource(capped.body().source(), exchange.format(), answer, exchange.streamed());
		MediaType type = MediaType.get(exchange.streamed() ? exchange.format().streamType() : "application/json");
		return capped.newBuilder()
			.header("Content-Type", type.toString())
			.removeHeader("Content-Length")
			.body(ResponseBody.create(Okio.buffer(source), type, -1))
			.build();
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

	private Response capped(Response response, long limit) {
		CappedSource source = new CappedSource(response.body().source(), limit, this::abort);
		return response.newBuilder()
			.body(ResponseBody.create(Okio.buffer(source), response.body().contentType(), -1))
			.build();
	}

	private void abort(IOException failure) {
		if (this.failure == null) {
			this.failure = failure;
		}
		// Otherwise OkHttp would read the rest of the body in order to reuse the
		// connection.
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
	 * Returns true if any part of the last request may have reached the provider.
	 */
	public boolean isSent() {
		return this.progress.isSent();
	}

	/**
	 * Returns the answer as far as it was read; null if there is none.
	 */
	public @Nullable Answer answer() {
		return this.answer;
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
