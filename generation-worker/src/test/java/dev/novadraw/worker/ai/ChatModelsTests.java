package dev.novadraw.worker.ai;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.content.Media;

import dev.novadraw.worker.ai.AiSettings.Provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Each provider against a server that speaks its protocol and counts.
 */
class ChatModelsTests {

	private static final byte[] DRAWING = { (byte) 0x89, 'P', 'N', 'G', 1, 2, 3 };

	private final AtomicInteger calls = new AtomicInteger();

	private final AtomicReference<String> received = new AtomicReference<>("");

	private volatile int status = 200;

	private volatile Duration silence = Duration.ZERO;

	private HttpServer server;

	@BeforeEach
	void startsTheProvider() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Thread::startVirtualThread);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	@AfterEach
	void stopsTheProvider() {
		this.server.stop(0);
	}

	@ParameterizedTest
	@EnumSource(value = Provider.class, mode = Mode.EXCLUDE, names = "OFFLINE")
	void sendsPromptAndDrawingAndBooksWhatTheCallCost(Provider provider) {
		Ledger ledger = new Ledger();

		String answer = ScopedValue.where(Ledger.CURRENT, ledger).call(() -> ask(model(provider)));

		assertThat(answer).isEqualTo("Once upon a time");
		assertThat(this.received.get()).contains("tell me", "a-model", "iVBORwECAw");
		assertThat(ledger.spent().inputTokens()).isEqualTo(11);
		assertThat(ledger.spent().outputTokens()).isEqualTo(7);
		assertThat(ledger.spent().provider()).isEqualTo(provider.name().toLowerCase(Locale.ROOT));
		assertThat(ledger.spent().model()).isEqualTo("a-model");
	}

	@ParameterizedTest
	@EnumSource(value = Provider.class, mode = Mode.EXCLUDE, names = "OFFLINE")
	void callsAProviderThatFailsExactlyOnce(Provider provider) {
		for (int failure : new int[] { 500, 503, 429, 401 }) {
			this.status = failure;
			this.calls.set(0);

			assertThatThrownBy(() -> ask(model(provider))).as("HTTP " + failure).isInstanceOf(RuntimeException.class);
			assertThat(this.calls).as("calls after HTTP " + failure).hasValue(1);
		}
	}

	@ParameterizedTest
	@EnumSource(value = Provider.class, mode = Mode.EXCLUDE, names = "OFFLINE")
	void givesUpOnAProviderThatSaysNothingAfterOneCall(Provider provider) {
		this.silence = Duration.ofSeconds(30);

		assertThatThrownBy(() -> ask(model(provider))).isInstanceOf(RuntimeException.class);

		assertThat(this.calls).hasValue(1);
	}

	@Test
	void saysWhichKeyIsMissing() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> new ChatModels(settings(Provider.OPENAI, null, null)).create())
			.withMessageContaining("OPENAI_API_KEY");
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> new ChatModels(settings(Provider.ANTHROPIC, null, " ")).create())
			.withMessageContaining("ANTHROPIC_API_KEY");
	}

	private ChatModel model(Provider provider) {
		String address = "http://127.0.0.1:" + this.server.getAddress().getPort();
		return new ChatModels(settings(provider, (provider == Provider.OPENAI) ? address + "/v1" : address, "a-key"))
			.create();
	}

	private static AiSettings settings(Provider provider, @Nullable String baseUrl, @Nullable String key) {
		return new AiSettings(provider, "a-model", baseUrl, key, key, 0.8, 3000, Duration.ofSeconds(2), Duration.ZERO);
	}

	private static @Nullable String ask(ChatModel model) {
		return ChatClient.create(model)
			.prompt()
			.user((user) -> user.text("tell me")
				.media(Media.builder().mimeType(Media.Format.IMAGE_PNG).data((Object) DRAWING).build()))
			.call()
			.content();
	}

	private void answer(HttpExchange exchange) throws IOException {
		this.calls.incrementAndGet();
		this.received.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
		try {
			Thread.sleep(this.silence);
		}
		catch (InterruptedException ex) {
			return;
		}
		byte[] body = ((this.status == 200) ? answerTo(exchange.getRequestURI().getPath()) : "{}").getBytes(UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(this.status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private static String answerTo(String path) {
		return switch (path) {
			case "/v1/chat/completions" -> """
					{"id": "1", "object": "chat.completion", "created": 1, "model": "a-model",
					 "choices": [{"index": 0, "finish_reason": "stop", "logprobs": null,
					   "message": {"role": "assistant", "content": "Once upon a time", "refusal": null}}],
					 "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}}""";
			case "/v1/messages" -> """
					{"id": "1", "type": "message", "role": "assistant", "model": "a-model", "stop_reason": "end_turn",
					 "stop_sequence": null, "content": [{"type": "text", "text": "Once upon a time"}],
					 "usage": {"input_tokens": 11, "output_tokens": 7}}""";
			case "/api/chat" -> """
					{"model": "a-model", "created_at": "2026-01-01T00:00:00Z", "done": true, "done_reason": "stop",
					 "message": {"role": "assistant", "content": "Once upon a time"},
					 "prompt_eval_count": 11, "eval_count": 7}""";
			default -> "no such path: " + path;
		};
	}

}
