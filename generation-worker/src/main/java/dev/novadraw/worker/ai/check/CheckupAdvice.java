package dev.novadraw.worker.ai.check;

import org.jspecify.annotations.Nullable;

import dev.novadraw.worker.ai.provider.ProtocolName;
import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.Route;

/**
 * Advice for operators when a provider fails a check.
 */
final class CheckupAdvice {

	private CheckupAdvice() {
	}

	/**
	 * Returns what to change if a call failed.
	 */
	static String failure(Route route, Capability capability, ProviderFailure failure, @Nullable Integer status) {
		String what = "The AI provider '%s' fails at '%s' (%s%s): ".formatted(route.provider(), capability.label(),
				failure.tag(), details(failure, status));
		return what + switch (failure.reason()) {
			case RATE_LIMITED, BUSY, RESTING -> "it limits calls just now; try again later";
			case PAUSED -> (failure.param() != null) ? rejected(route, capability) : refused(route, capability, status);
			case REJECTED -> rejected(route, capability);
			case CUT_OFF -> "raise %s".formatted(variable(route, "MAX_TOKENS"));
			case UNUSABLE -> "raise %s, or choose another model".formatted(variable(route, "MAX_TOKENS"));
			case DECLINED -> "it declines harmless content; choose another model";
			default ->
				"try again later, or check %s and %s".formatted(variable(route, "URL"), variable(route, "TIME_LIMIT"));
		};
	}

	private static String details(ProviderFailure failure, @Nullable Integer status) {
		if (!failure.details().isEmpty()) {
			return ", " + failure.details();
		}
		return (status != null) ? ", status=" + status : "";
	}

	private static String refused(Route route, Capability capability, @Nullable Integer status) {
		if (capability == Capability.MODERATION && route.hasModerationModel() && status != null && status == 404) {
			return "it has no moderation model; set %s to nothing".formatted(variable(route, "MODERATION_MODEL"));
		}
		return "check %s, the credit of its account, and %s".formatted(VariableName.ofKey(route),
				variable(route, "MODEL"));
	}

	private static String rejected(Route route, Capability capability) {
		return switch (capability) {
			case STRUCTURED_OUTPUT -> "set %s to json or none".formatted(variable(route, "STRUCTURED_OUTPUT"));
			case PICTURE -> "choose a model that takes pictures (%s)".formatted(variable(route, "MODEL"));
			case STREAM -> "set %s=false".formatted(variable(route, "STREAMING"));
			case MODERATION -> "check %s".formatted(variable(route, "MODERATION_MODEL"));
			default ->
				"it does not take a parameter; set %s=provider and no %s%s".formatted(variable(route, "REASONING"),
						variable(route, "TEMPERATURE"), (route.settings().protocol() == ProtocolName.OPENAI)
								? ", or change " + variable(route, "MAX_TOKENS_PARAMETER") : "");
		};
	}

	/**
	 * Returns what to change if an answer was wrong.
	 */
	static String wrongAnswer(Route route, Capability capability) {
		String who = "The model '%s' of the AI provider '%s' ".formatted(route.model(), route.provider());
		return who + switch (capability) {
			case STRUCTURED_OUTPUT -> "does not answer in JSON: set %s to schema, json or none, or choose another model"
				.formatted(variable(route, "STRUCTURED_OUTPUT"));
			case PICTURE -> "does not see the colour of a picture: choose one that takes pictures (%s)"
				.formatted(variable(route, "MODEL"));
			case MODERATION -> "finds a harmless sentence unsuitable: choose another moderator (NOVA_AI_MODERATION)";
			default ->
				"gives an empty answer: raise %s, or choose another model".formatted(variable(route, "MAX_TOKENS"));
		};
	}

	private static String variable(Route route, String setting) {
		return route.variable(setting);
	}

}
