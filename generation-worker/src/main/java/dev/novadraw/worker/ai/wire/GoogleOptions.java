package dev.novadraw.worker.ai.wire;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.google.genai.GoogleGenAiChatOptions;

/**
 * Options for Google's client that name no temperature. The client's own options would
 * send one that nobody set.
 */
final class GoogleOptions extends GoogleGenAiChatOptions {

	GoogleOptions(GoogleGenAiChatOptions options) {
		super(options.getModel(), options.getFrequencyPenalty(), options.getMaxTokens(), options.getPresencePenalty(),
				options.getStopSequences(), null, options.getTopK(), options.getTopP(), options.getToolCallbacks(),
				options.getToolContext(), options.getCandidateCount(), options.getResponseMimeType(),
				options.getResponseSchema(), options.getThinkingBudget(), options.getIncludeThoughts(),
				options.getThinkingLevel(), options.getIncludeExtendedUsageMetadata(), options.getCachedContentName(),
				options.getUseCachedContent(), options.getAutoCacheThreshold(), options.getAutoCacheTtl(),
				options.getGoogleSearchRetrieval(), options.getIncludeServerSideToolInvocations(),
				options.getSafetySettings(), options.getLabels(), options.getServiceTier());
	}

	// The client checks for null, although it never returns it.
	@Override
	@SuppressWarnings("NullAway")
	public @Nullable Double getTemperature() {
		return null;
	}

}
