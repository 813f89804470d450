package dev.novadraw.chaos.provider;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.novadraw.chaos.server.Polling;
import dev.novadraw.engine.json.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An AI provider with the protocol and response times of a real one, which counts calls:
 * each one that arrives would be billed. Every worker has its own URL.
 */
public final class FakeProvider implements AutoCloseable {

	/**
	 * The standard deviation of the logarithm in a log-normal distribution whose p99 is
	 * ten times the median.
	 */
	private static final double SPREAD = Math.log(10) / 2.326;

	private static final Duration MEDIAN = Duration.ofMillis(200);

	private static final Duration MAX_LENGTH = Duration.ofSeconds(3);

	private static final String UNFLAGGED = """
			{"id": "m", "model": "m", "results": [{"flagged": false}], "data": []}
			""";

	private final HttpServer server;

	private final InstantSource clock = InstantSource.system();

	private final List<Call> calls = new CopyOnWriteArrayList<>();

	private volatile Function<Call, ProviderResponse> responses = FakeProvider::usual;

	private volatile Consumer<Call> onCall = (call) -> {
	};

	private FakeProvider(HttpServer server) {
		this.server = server;
	}

	public static FakeProvider start() throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
		FakeProvider provider = new FakeProvider(server);
		server.createContext("/", provider::serve);
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.start();
		return provider;
	}

	/** Returns the URL for a worker. */
	public String url(String worker) {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/" + worker;
	}

	/** Returns all calls so far, in the order of their arrival. */
	public List<Call> calls() {
		return List.copyOf(this.calls);
	}

	public int count() {
		return this.calls.size();
	}

	/** Changes the response to calls from now on. */
	public void respondWith(Function<Call, ProviderResponse> responses) {
		this.responses = responses;
	}

	/** Registers a callback that receives each call before the response. */
	public void onCall(Consumer<Call> onCall) {
		this.onCall = onCall;
	}

	public void respondAsUsual() {
		this.responses = FakeProvider::usual;
		this.onCall = (call) -> {
		};
	}

	/** Returns the usual response of a real model. */
	public static ProviderResponse usual(Call call) {
		double factor = Math.exp(SPREAD * ThreadLocalRandom.current().nextGaussian());
		long millis = Math.min(Math.round(MEDIAN.toMillis() * factor), MAX_LENGTH.toMillis());
		return new ProviderResponse.Story(Duration.ofMillis(millis));
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void serve(HttpExchange exchange) throws IOException {
		try (exchange) {
			String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
			if (!exchange.getRequestURI().getPath().endsWith("/completions")) {
				// Moderation calls and model look-ups are free and are not counted.
				send(exchange, 200, UNFLAGGED.getBytes(UTF_8));
				return;
			}
			String hero = Heroes.in(request);
			Call call = arrived((hero != null) ? hero : "nobody", exchange.getRequestURI().getPath().split("/")[1]);
			this.onCall.accept(call);
			answer(exchange, call, this.responses.apply(call));
		}
		catch (IOException ex) {
			// The worker has ended; its call is counted nevertheless.
		}
	}

	private synchronized Call arrived(String hero, String worker) {
		Call call = new Call(this.calls.size() + 1, hero, worker, this.clock.instant());
		this.calls.add(call);
		return call;
	}

	private static void answer(HttpExchange exchange, Call call, ProviderResponse response) throws IOException {
		switch (response) {
			case ProviderResponse.Story(var after) -> {
				Polling.pause(after);
				send(exchange, 200, completion(Stories.about(call)));
			}
			case ProviderResponse.Failure(var status) ->
				send(exchange, status, "{\"error\":{\"message\":\"not now\"}}".getBytes(UTF_8));
			case ProviderResponse.Oversized(var bytes) -> send(exchange, 200, completion("a".repeat(bytes)));
			case ProviderResponse.DeeplyNested(var depth) -> send(exchange, 200, completion("[".repeat(depth)));
		}
	}

	private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, body.length);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(body);
		}
	}

	private static byte[] completion(String content) {
		return Json.MAPPER.writeValueAsBytes(
				Map.of("id", "call", "object", "chat.completion", "created", 1, "model", "counted", "choices",
						List.of(Map.of("index", 0, "finish_reason", "stop", "message",
								Map.of("role", "assistant", "content", content))),
						"usage", Map.of("prompt_tokens", 900, "completion_tokens", 300, "total_tokens", 1200)));
	}

}
