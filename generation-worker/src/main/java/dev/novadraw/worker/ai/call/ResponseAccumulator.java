package dev.novadraw.worker.ai.call;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/**
 * The token counts and the finish reason of an answer, collected from its pieces.
 */
final class ResponseAccumulator {

	/** Values that clients report for an answer without a finish reason. */
	private static final Set<String> NO_FINISH_REASON = Set.of("", "_UNKNOWN", "UNKNOWN", "NULL");

	private static final Set<String> DECLINED = Set.of("REFUSAL", "CONTENT_FILTER", "SAFETY", "PROHIBITED_CONTENT",
			"BLOCKLIST", "SPII", "RECITATION", "IMAGE_SAFETY");

	private long inputTokens;

	private long outputTokens;

	private boolean text;

	private boolean declined;

	private boolean finished;

	synchronized void add(ChatResponse piece) {
		Usage usage = piece.getMetadata().getUsage();
		if (usage != null) {
			this.inputTokens = Math.max(this.inputTokens, number(usage.getPromptTokens()));
			// Reasoning tokens are part of the total only.
			long written = Math.max(number(usage.getCompletionTokens()),
					number(usage.getTotalTokens()) - number(usage.getPromptTokens()));
			this.outputTokens = Math.max(this.outputTokens, written);
		}
		piece.getResults().forEach(this::add);
	}

	private void add(Generation generation) {
		String written = generation.getOutput().getText();
		this.text |= written != null && !written.isEmpty();
		String end = generation.getMetadata().getFinishReason();
		this.finished |= end != null && !NO_FINISH_REASON.contains(end.strip().toUpperCase(Locale.ROOT));
		Object refusal = generation.getOutput().getMetadata().get("refusal");
		this.declined |= (end != null && DECLINED.contains(end.toUpperCase(Locale.ROOT)))
				|| (refusal instanceof String words && !words.isBlank());
	}

	private static long number(@Nullable Integer count) {
		return (count != null) ? count : 0;
	}

	synchronized long inputTokens() {
		return this.inputTokens;
	}

	synchronized long outputTokens() {
		return this.outputTokens;
	}

	/**
	 * Returns true if the provider declined to write about the content.
	 */
	synchronized boolean isDeclined() {
		return this.declined;
	}

	/**
	 * Returns true if the answer has text and a finish reason.
	 */
	synchronized boolean isComplete() {
		return this.text && this.finished;
	}

}
