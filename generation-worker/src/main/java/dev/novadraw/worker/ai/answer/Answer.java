package dev.novadraw.worker.ai.answer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.novadraw.worker.ai.model.TokenUsage;

/**
 * The facts of an answer, collected while it is read: its text, how it ended, the tokens
 * it took, and the error in it. Thread-safe.
 */
public final class Answer {

	private static final int UNKNOWN = -1;

	private final String requestedModel;

	private final ThoughtFilter thoughts = new ThoughtFilter();

	private final StringBuilder unreadText = new StringBuilder();

	private String model = "";

	private @Nullable Ending ending;

	private @Nullable ProviderError error;

	private boolean over;

	private boolean malformed;

	private boolean text;

	/** The number of characters that the model wrote, including thoughts. */
	private long written;

	private long input = UNKNOWN;

	private long cachedInput;

	private long cacheWrite;

	private long output = UNKNOWN;

	/**
	 * Creates the facts of an answer of which nothing has been read.
	 * @param requestedModel the model that was asked for, in case that the answer does
	 * not name one
	 */
	public Answer(String requestedModel) {
		this.requestedModel = requestedModel;
	}

	public synchronized void addText(JsonNode text) {
		if (text.isString()) {
			this.written += text.stringValue().length();
			add(this.thoughts.add(text.stringValue()));
		}
	}

	private void add(String visible) {
		this.text |= !visible.isEmpty();
		this.unreadText.append(visible);
	}

	/**
	 * Adds a part of the model's thoughts, which only count.
	 */
	public synchronized void addThought(JsonNode thought) {
		if (thought.isString()) {
			this.written += thought.stringValue().length();
		}
	}

	public synchronized void setModel(JsonNode model) {
		String name = model.asString("");
		if (!name.isBlank()) {
			this.model = name;
		}
	}

	/**
	 * Records the reason that the provider gives for the end of the answer; none if the
	 * value is missing, null or empty.
	 */
	public synchronized void endBecause(JsonNode reason) {
		String word = reason.isString() ? reason.stringValue() : "";
		if (!word.isBlank()) {
			ResponseTable.ending(word).ifPresent(this::end);
		}
	}

	/**
	 * Records the end of the answer. The worst of several endings counts.
	 */
	public synchronized void end(Ending ending) {
		if (this.ending == null || ending.compareTo(this.ending) > 0) {
			this.ending = ending;
		}
	}

	/**
	 * Records that nothing of importance follows.
	 */
	public synchronized void finish() {
		end(Ending.COMPLETE);
		this.over = true;
	}

	/**
	 * Records an error within the answer; nothing after it counts.
	 */
	public synchronized void fail(JsonNode document) {
		ErrorDocument error = ErrorDocument.of(document);
		this.error = new ProviderError(error.status(), ResponseTable.meaning(error, error.status(), error.param()),
				error.code(), error.param(), null);
		this.over = true;
	}

	/**
	 * Records that a part of the response is not in the format of its protocol.
	 */
	synchronized void markMalformed() {
		this.malformed = true;
		this.over = true;
	}

	/**
	 * Records that the body has ended.
	 */
	synchronized void endBody() {
		add(this.thoughts.end());
	}

	/**
	 * Records counts of tokens. Counts in streams grow, so the largest of each counts.
	 * @param input the input tokens at the full price, or null if they are not known
	 * @param output the output tokens, or null if they are not known
	 */
	public synchronized void count(@Nullable Long input, long cachedInput, long cacheWrite, @Nullable Long output) {
		this.input = Math.max(this.input, (input != null) ? input : UNKNOWN);
		this.cachedInput = Math.max(this.cachedInput, cachedInput);
		this.cacheWrite = Math.max(this.cacheWrite, cacheWrite);
		this.output = Math.max(this.output, (output != null) ? output : UNKNOWN);
	}

	/**
	 * Removes and returns the text since the last call.
	 */
	synchronized String takeText() {
		String text = this.unreadText.toString();
		this.unreadText.setLength(0);
		return text;
	}

	/**
	 * Returns the model that wrote the answer, or else the one that was asked for.
	 */
	public synchronized String model() {
		return this.model.isEmpty() ? this.requestedModel : this.model;
	}

	/**
	 * Returns the reason for which the answer ended; null if it was cut off without one.
	 */
	public synchronized @Nullable Ending ending() {
		return this.ending;
	}

	/**
	 * Returns the error within the answer, or null.
	 */
	public synchronized @Nullable ProviderError error() {
		return this.error;
	}

	/**
	 * Returns true if the model wrote anything, including thoughts.
	 */
	public synchronized boolean isBegun() {
		return this.written > 0;
	}

	/**
	 * Returns true if the answer has text and came to its end.
	 */
	public synchronized boolean isComplete() {
		return this.text && !this.malformed && this.ending == Ending.COMPLETE;
	}

	/**
	 * Returns true if nothing of importance follows.
	 */
	synchronized boolean isOver() {
		return this.over;
	}

	/**
	 * Returns true if the provider reported any tokens.
	 */
	public synchronized boolean hasUsage() {
		return hasInput() || hasOutput();
	}

	private boolean hasInput() {
		return this.input > 0 || this.cachedInput > 0 || this.cacheWrite > 0;
	}

	// Some servers report zeros for what they did not count.
	private boolean hasOutput() {
		return this.output > 0 || (this.output == 0 && this.written == 0);
	}

	/**
	 * Returns true if counts are missing, so that the usage is partly an estimate.
	 */
	public synchronized boolean isEstimated() {
		return !hasInput() || !hasOutput();
	}

	/**
	 * Returns the tokens as far as they are known.
	 */
	public TokenUsage usage() {
		return usage(0, Long.MAX_VALUE);
	}

	/**
	 * Returns the tokens as the provider reported them. What it did not report is
	 * estimated from the texts.
	 * @param estimatedInput the estimated number of input tokens
	 * @param maxOutput the number of output tokens that an estimate does not exceed
	 */
	public synchronized TokenUsage usage(long estimatedInput, long maxOutput) {
		long estimatedOutput = Math.min(TokenEstimate.ofCharacters(this.written), maxOutput);
		long output = hasOutput() ? this.output : estimatedOutput;
		// The count of an unfinished answer may be that of its beginning.
		return new TokenUsage(hasInput() ? Math.max(0, this.input) : estimatedInput, this.cachedInput, this.cacheWrite,
				(this.ending != null) ? output : Math.max(output, estimatedOutput));
	}

	@Override
	public synchronized String toString() {
		return "Answer[%d characters, %s]".formatted(this.written, this.ending);
	}

}
