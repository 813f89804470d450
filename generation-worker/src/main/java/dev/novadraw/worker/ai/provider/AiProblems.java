package dev.novadraw.worker.ai.provider;

import java.util.Map;

import dev.novadraw.engine.problem.Problem;

/**
 * Problems of AI calls, as reported to clients.
 */
final class AiProblems {

	static final Problem UNAVAILABLE = new Problem("PROVIDER_UNAVAILABLE", "AI provider unavailable",
			"The AI provider was unreachable, failed or took too long. Submit the job again later.", true);

	static final Problem UNUSABLE = new Problem("PROVIDER_ANSWER_UNUSABLE", "AI provider response unusable",
			"The response of the AI provider could not be read. Submit the job again later.", true);

	static final Problem REJECTED = new Problem("PROVIDER_REJECTED", "Rejected by the AI provider",
			"The AI provider rejected this drawing or these options. Submit another drawing; if that fails as well, tell the operator.",
			false);

	static final Problem NOT_PERMITTED = new Problem("PROVIDER_NOT_PERMITTED", "AI provider not permitted",
			"The terms of the configured AI providers do not permit content made by children. Tell the operator: docs/providers.md lists the providers that may be used, and how.",
			false);

	static final Problem SPEND_CAP_REACHED = new Problem("SPEND_CAP_REACHED", "Spend cap reached",
			"The job could exceed the operator's spend cap per job or per day. Submit it again tomorrow, or ask the operator.",
			true);

	static final Problem BLOCKED = new Problem("CONTENT_BLOCKED", "Content blocked",
			"The drawing, the options or the generated text is not suitable for children. Submit another drawing.",
			false, Map.of("en", "We can't tell a story about this picture. Would you like to draw another one?", "de",
					"Zu diesem Bild können wir keine Geschichte erzählen. Magst du ein anderes malen?"));

	private AiProblems() {
	}

}
