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
 * The way of one call to its provider. The vendors' clients think that they make the
 * request; this makes it for them, checks what comes back, and closes the socket when the
 * call is over, however it ended and whatever those clients would do.
 */
public final class Connection implements AutoCloseable, Interceptor {

	/** No answer in one piece needs more. */
	private static final long MAX_ANSWER = 1024 * 1024;

	/** A stream wraps each word in some hundred bytes. */
	private static final long MAX_STREAM = 2 * MAX_ANSWER;

	private final OkHttpClient client;

	private final ExecutorService threads;

	private final ErrorResponseReader refusals;

	private final Duration timeLimit;

	private final Set<Call> calls = ConcurrentHashMap.newKeySet();

	private volatile boolean closed;

	private volatile @Nullable Integer status;

	private volatile @Nullable IOException failure;

	private volatile @Nullable CappedSource answer;

	Connection(OkHttpClient client, ExecutorService threads, ErrorResponseReader refusals, Duration timeLimit) {
		this.client = client;
		this.threads = threads;
		this.refusals = refusals;
		this.timeLimit = timeLimit;
	}

	public OkHttpClient client() {
		return this.client;
	}

	public ExecutorService threads() {
		return this.threads;
	}

	/**
	 * What clients that do not connect by themselves want to have all the same.
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
	 * Makes a request and reads the whole answer.
	 * @throws ProviderHttpException when it is no success
	 */
	public String ask(Request request) throws IOException {
		try (Response response = execute(request)) {
			return response.body().string();
		}
	}

	private ProviderHttpException refusal(Response response) throws IOException {
		try (response) {
			return this.refusals.read(response.code(), response.header("Retry-After"),
					response.peekBody(ErrorResponseReader.MAX_READ).string());
		}
	}

	private Response capped(Response response) {
		ResponseBody body = response.body();
		MediaType type = body.contentType();
		boolean streamed = type != null && type.subtype().contains("event-stream");
		CappedSource source = new CappedSource(body.source(), streamed ? MAX_STREAM : MAX_ANSWER, this::refuse);
		this.answer = source;
		return response.newBuilder().body(ResponseBody.create(Okio.buffer(source), type, -1)).build();
	}

	// Without this the rest would be read all the same, for the sake of the connection.
	private void refuse(ResponseTooLargeException tooLarge) {
		this.failure = tooLarge;
		close();
	}

	/**
	 * The HTTP status of the provider's last answer; null when there was none.
	 */
	public @Nullable Integer status() {
		return this.status;
	}

	/**
	 * Why the provider's answer was not taken, whatever its client made of that.
	 */
	public @Nullable IOException failure() {
		return this.failure;
	}

	/**
	 * The last of what came, as it came.
	 */
	public String tail() {
		CappedSource answer = this.answer;
		return (answer != null) ? answer.tail() : "";
	}

	/**
	 * Ends the call: whoever is still in it gets an exception, and its socket is closed.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.calls.forEach(Call::cancel);
	}

}
