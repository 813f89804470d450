package dev.novadraw.worker.ai.provider;

import java.util.Map;

import dev.novadraw.engine.problem.Problem;

/**
 * Problems of AI calls, as reported to clients.
 */
final class AiProblems {

	static final Problem UNAVAILABLE = new Problem("PROVIDER_UNAVAILABLE", "The AI provider did not answer",
			"The AI provider could not be reached, broke down or took too long. Submit the job again later.", true);

	static final Problem UNUSABLE = new Problem("PROVIDER_ANSWER_UNUSABLE", "The AI provider's answer is no answer",
			"What the AI provider sent could not be read. Submit the job again later.", true);

	static final Problem REJECTED = new Problem("PROVIDER_REJECTED", "The AI provider does not accept the request",
			"The AI provider refused this drawing or these options as such. Submit another drawing; if that fails as well, tell the operator.",
			false);

	static final Problem NOT_PERMITTED = new Problem("PROVIDER_NOT_PERMITTED", "No AI provider may be used for this",
			"The terms of the configured AI providers do not allow what children make to be sent to them. Tell the operator: docs/providers.md says which may be used and how.",
			false);

	static final Problem SPEND_CAP_REACHED = new Problem("SPEND_CAP_REACHED", "No more may be spent",
			"The job might cost more than the operator allows, for one job or for a day. Submit it again tomorrow or ask the operator.",
			true);

	static final Problem BLOCKED = new Problem("CONTENT_BLOCKED", "There is no story about this",
			"The drawing, the options or what was written about them is not suitable for children. Submit another drawing.",
			false, Map.of("en", "We can't tell a story about this picture. Would you like to draw another one?", "de",
					"Zu diesem Bild können wir keine Geschichte erzählen. Magst du ein anderes malen?"));

	private AiProblems() {
	}

}
