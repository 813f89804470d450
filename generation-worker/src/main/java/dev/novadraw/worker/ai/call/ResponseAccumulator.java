package dev.novadraw.worker.ai.call;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.chat.metadata.Usage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/**
 * What is seen of an answer while its pieces pass by: how many tokens it took, and how it
 * ended.
 */
final class ResponseAccumulator {

	/** What clients say of an answer that does not say how it ended. */
	private static final Set<String> NO_END = Set.of("", "_UNKNOWN", "UNKNOWN", "NULL");

	private static final Set<String> DECLINED = Set.of("REFUSAL", "CONTENT_FILTER", "SAFETY", "PROHIBITED_CONTENT",
			"BLOCKLIST", "SPII", "RECITATION", "IMAGE_SAFETY");

	private long inputTokens;

	private long outputTokens;

	private boolean text;

	private boolean declined;

	private boolean finished;

	synchronized void see(ChatResponse piece) {
		Usage usage = piece.getMetadata().getUsage();
		if (usage != null) {
			this.inputTokens = Math.max(this.inputTokens, number(usage.getPromptTokens()));
			// What a model thinks before it writes is in the sum alone.
			long written = Math.max(number(usage.getCompletionTokens()),
					number(usage.getTotalTokens()) - number(usage.getPromptTokens()));
			this.outputTokens = Math.max(this.outputTokens, written);
		}
		piece.getResults().forEach(this::see);
	}

	private void see(Generation generation) {
		String written = generation.getOutput().getText();
		this.text |= written != null && !written.isEmpty();
		String end = generation.getMetadata().getFinishReason();
		this.finished |= end != null && !NO_END.contains(end.strip().toUpperCase(Locale.ROOT));
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
	 * Whether the provider refused to write about this.
	 */
	synchronized boolean isDeclined() {
		return this.declined;
	}

	/**
	 * Whether it said that it is through, and wrote something.
	 */
	synchronized boolean isComplete() {
		return this.text && this.finished;
	}

}
