package dev.novadraw.worker.ai.call;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;
import org.springframework.util.MimeTypeUtils;

import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.worker.ai.AiConfiguration;
import dev.novadraw.worker.ai.TestSettings;
import dev.novadraw.worker.ai.budget.AttemptContext;
import dev.novadraw.worker.ai.budget.CallPurpose;
import dev.novadraw.worker.ai.budget.UnlimitedCallBudget;
import dev.novadraw.worker.ai.hostile.HostileProvider;
import dev.novadraw.worker.ai.hostile.Protocol;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.provider.AiProperties;
import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.Route;

/**
 * Single calls of a provider on this machine, without jobs.
 */
public final class CallRig implements AutoCloseable {

	public final HostileProvider provider = HostileProvider.start();

	private final Router router;

	private final Route route;

	public CallRig(Protocol protocol) {
		this(protocol, Map.of());
	}

	public CallRig(Protocol protocol, Map<String, Object> more) {
		String name = (protocol == Protocol.GEMINI) ? "google" : protocol.name().toLowerCase();
		String prefix = "NOVA_" + name.toUpperCase() + "_";
		Map<String, Object> variables = new HashMap<>(Map.of("NOVA_AI_PROVIDER", name, "OPENAI_API_KEY",
				HostileProvider.KEY, "ANTHROPIC_API_KEY", HostileProvider.KEY, "GEMINI_API_KEY", HostileProvider.KEY,
				prefix + "URL", this.provider.baseUrl(protocol), prefix + "MODEL", HostileProvider.MODEL,
				prefix + "PRICE_INPUT", "1", prefix + "PRICE_OUTPUT", "2", prefix + "TEMPERATURE", "0.5"));
		variables.put(prefix + "STRUCTURED_OUTPUT", "schema");
		variables.putAll(Map.of("nova.ai.breaker.window", "10000", "nova.ai.breaker.min-calls", "10000"));
		more.forEach((variable, value) -> variables.put(prefix + variable, value));
		AiProperties settings = TestSettings.with(variables);
		var routes = new AiConfiguration().aiRoutes(settings, List.of());
		this.route = routes.to(name);
		this.router = new Router(settings, routes, new UnlimitedCallBudget(),
				new ProviderHttpClient(InstantSource.system()), new SimpleMeterRegistry());
	}

	public Router router() {
		return this.router;
	}

	public Route route() {
		return this.route;
	}

	public static AttemptContext context() {
		return new AttemptContext("anna", false, "story", 1, 0, "none");
	}

	/**
	 * Asks for a story about a picture.
	 */
	Result ask(boolean streamed) {
		AttemptContext context = context();
		StringBuilder text = new StringBuilder();
		StringBuilder model = new StringBuilder();
		ProviderFailure failure = null;
		try {
			this.router.admit(this.route, context, CallPurpose.GENERATION, prompt())
				.answer(prompt(), streamed)
				.doOnNext((piece) -> {
					text.append(text(piece));
					model.replace(0, model.length(), Objects.requireNonNullElse(piece.getMetadata().getModel(), ""));
				})
				.blockLast();
		}
		catch (ProviderFailure ex) {
			failure = ex;
		}
		return new Result(text.toString(), model.toString(), failure, context.spent().calls().getLast());
	}

	private static Prompt prompt() {
		UserMessage message = UserMessage.builder()
			.text("The drawing of a pig")
			.media(Media.builder().mimeType(MimeTypeUtils.IMAGE_PNG).data((Object) new byte[] { 1, 2, 3 }).build())
			.build();
		return new Prompt(List.of(new SystemMessage("Tell a story as JSON"), message),
				StructuredOutputChatOptions.builder()
					.outputSchema("{\"type\": \"object\", \"properties\": {}, \"additionalProperties\": false}")
					.build());
	}

	private static String text(ChatResponse piece) {
		return (piece.getResult() != null) ? Objects.requireNonNullElse(piece.getResult().getOutput().getText(), "")
				: "";
	}

	@Override
	public void close() {
		this.provider.close();
	}

	/**
	 * The end of a call.
	 */
	record Result(String text, String model, @Nullable ProviderFailure failure, AttemptCall call) {

		@Nullable String reason() {
			return (this.failure != null) ? this.failure.tag() : null;
		}

	}

}
