package dev.novadraw.worker.ai.provider;

import dev.novadraw.engine.problem.Problem;
import dev.novadraw.engine.problem.ProblemCode;

/**
 * Problems of AI calls, as reported to clients.
 */
final class AiProblems {

	static final Problem UNAVAILABLE = Problem.of(ProblemCode.PROVIDER_UNAVAILABLE,
			"The AI provider was unreachable, failed or took too long. Submit the job again later.");

	static final Problem UNUSABLE = Problem.of(ProblemCode.PROVIDER_ANSWER_UNUSABLE,
			"The response of the AI provider could not be read. Submit the job again later.");

	static final Problem CUT_OFF = Problem.of(ProblemCode.PROVIDER_ANSWER_UNUSABLE,
			"The response of the AI provider was cut off at its maximum length. Tell the operator, who can raise it.");

	static final Problem REJECTED = Problem.of(ProblemCode.PROVIDER_REJECTED,
			"The AI provider rejected this drawing or these options. Submit another drawing; if that fails as well, tell the operator.");

	static final Problem NOT_PERMITTED = Problem.of(ProblemCode.PROVIDER_NOT_PERMITTED,
			"The terms of the configured AI providers do not permit content made by children. Tell the operator: docs/providers.md lists the providers that may be used, and how.");

	static final Problem SPEND_CAP_REACHED = Problem.of(ProblemCode.SPEND_CAP_REACHED,
			"The job could exceed the operator's spend cap per job or per day. Submit it again tomorrow, or ask the operator.");

	static final Problem BLOCKED = Problem.of(ProblemCode.CONTENT_BLOCKED,
			"The drawing, the options or the generated text is not suitable for children. Submit another drawing.");

	private AiProblems() {
	}

}
