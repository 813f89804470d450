package dev.novadraw.kind.text;

import io.micrometer.core.instrument.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.engine.kind.Language;

/**
 * Metrics of the readability of each model's texts, for operators.
 */
public final class ReadabilityMetrics {

	private static final Logger log = LoggerFactory.getLogger(ReadabilityMetrics.class);

	private ReadabilityMetrics() {
	}

	/**
	 * Records the readability of a text.
	 * @param kind the kind of the text, such as story
	 * @param measure the value of {@link Readability}
	 * @param model the model that wrote it
	 * @param prompt the version of the prompt
	 */
	public static void record(String kind, Language language, double measure, String model, String prompt) {
		Metrics
			.summary("novadraw." + kind + ".readability", "language", language.code(), "model", model, "prompt", prompt)
			.record(measure);
		if (!Readability.isEasy(measure, language)) {
			log.warn("Text hard to read: kind={} model={} language={} readability={}", kind, model,
					language.englishName(), measure);
		}
	}

}
