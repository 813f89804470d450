package dev.novadraw.worker.ai.moderation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Generator;
import dev.novadraw.engine.kind.Outcome;
import dev.novadraw.engine.kind.Progress;
import dev.novadraw.engine.kind.Stage;
import dev.novadraw.engine.kind.Task;
import dev.novadraw.worker.ai.budget.AttemptContext;
import dev.novadraw.worker.ai.budget.CallBudget;
import dev.novadraw.worker.ai.budget.CallPurpose;
import dev.novadraw.worker.ai.call.Router;
import dev.novadraw.worker.ai.http.ProviderHttpClient;
import dev.novadraw.worker.ai.provider.AiProperties;
import dev.novadraw.worker.ai.provider.PartialText;
import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.ProviderFailure.Reason;
import dev.novadraw.worker.ai.provider.Route;
import dev.novadraw.worker.ai.provider.RouteRegistry;

/**
 * The moderation of everything that is sent to a provider and everything it returns, for
 * all kinds. Nothing unmoderated becomes a result: if the moderator is unavailable, the
 * job is retried or fails.
 */
public final class Moderation {

	private final AiProperties settings;

	private final RouteRegistry routes;

	private final Router router;

	private final CallBudget budget;

	private final ProviderHttpClient http;

	public Moderation(AiProperties settings, RouteRegistry routes, Router router, CallBudget budget,
			ProviderHttpClient http) {
		this.settings = settings;
		this.routes = routes;
		this.router = router;
		this.budget = budget;
		this.http = http;
	}

	/**
	 * Runs a generator between the moderation of its input and of its result.
	 * @throws ProviderFailure if input or result is unsuitable, or cannot be checked now
	 */
	public <I extends Record, R extends Record> Outcome<R> around(Generator<I, R> generator, Task<I> task) {
		AttemptContext context = AttemptContext.CURRENT.get();
		Route route = route(context).orElse(null);
		if (route == null) {
			// Nothing leaves this process, so the rules of the kind are the only check.
			task.progress().enter(Stage.WRITING);
			return outcome(generator, (this.settings.partialText() == PartialText.OFF) ? withoutProgress(task) : task);
		}
		task.progress().enter(Stage.CHECKING);
		check(route, new ModerationInput(json(task.input()), task.drawing(), CallPurpose.MODERATION_IN), context);
		task.progress().enter(Stage.WRITING);
		Outcome<R> outcome = outcome(generator, withModeratedProgress(task, route, context));
		if (outcome instanceof Outcome.Completed<R>(var result)) {
			task.progress().enter(Stage.REVIEWING);
			check(route, new ModerationInput(json(result), null, CallPurpose.MODERATION_OUT), context);
		}
		return outcome;
	}

	private static <I extends Record, R extends Record> Outcome<R> outcome(Generator<I, R> generator, Task<I> task) {
		return Objects.requireNonNull(generator.generate(task), "no outcome");
	}

	private static <I extends Record> Task<I> withoutProgress(Task<I> task) {
		return new Task<>(task.input(), task.drawing(), task.attempt(), Progress.NONE);
	}

	private <I extends Record> Task<I> withModeratedProgress(Task<I> task, Route route, AttemptContext context) {
		return new Task<>(task.input(), task.drawing(), task.attempt(), progress(task.progress(), route, context));
	}

	private Progress progress(Progress progress, Route route, AttemptContext context) {
		return switch (this.settings.partialText()) {
			case OFF -> Progress.NONE;
			case CHECKED -> progress;
			// A chat model charges for each check.
			case MODERATED -> route.hasModerationModel()
					? new ModeratedProgress(progress,
							(partial) -> isSuitable(route, new ModerationInput(json(partial), null, null), context))
					: Progress.NONE;
		};
	}

	private void check(Route route, ModerationInput input, AttemptContext context) {
		if (!isSuitable(route, input, context)) {
			throw context.failed(new ProviderFailure(Reason.DECLINED, null));
		}
	}

	/**
	 * Returns true if the moderator of a route finds a text suitable for children.
	 * @throws ProviderFailure if it cannot be checked now
	 */
	public boolean isSuitable(Route route, String text, AttemptContext context) {
		return isSuitable(route, new ModerationInput(text, null, CallPurpose.MODERATION_OUT), context);
	}

	private boolean isSuitable(Route route, ModerationInput input, AttemptContext context) {
		Moderator moderator = route.hasModerationModel() ? new ModerationEndpoint(route, this.http, this.budget)
				: new ModelModerator(route.moderator(), this.router);
		return moderator.isSuitable(input, context);
	}

	/**
	 * Returns the route that moderates; empty if no data leaves this process.
	 */
	private Optional<Route> route(AttemptContext context) {
		List<Route> remote = this.router.candidates(context).stream().filter((route) -> !route.isLocal()).toList();
		if (remote.isEmpty()) {
			return Optional.empty();
		}
		if (this.settings.moderation().isEmpty()) {
			return Optional
				.of(remote.stream().filter((route) -> !route.isPaused()).findFirst().orElse(remote.getFirst()));
		}
		List<Route> permitted = this.settings.moderation()
			.stream()
			.map(this.routes::to)
			.filter((route) -> route.settings().policy().permits(this.settings.audience(context.client())))
			.toList();
		if (permitted.isEmpty()) {
			throw context.refused(CallPurpose.MODERATION_IN, null, new ProviderFailure(Reason.NOT_PERMITTED, null));
		}
		return Optional.of(permitted.get((context.attempt() - 1) % permitted.size()));
	}

	private static String json(@Nullable Object value) {
		return Json.MAPPER.writeValueAsString(value);
	}

}
