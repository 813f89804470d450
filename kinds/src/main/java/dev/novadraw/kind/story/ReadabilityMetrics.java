package dev.novadraw.kind.story;

import io.micrometer.core.instrument.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.novadraw.kind.text.Readability;

/**
 * Metrics of the readability of each model's stories, for operators.
 */
final class ReadabilityMetrics {

	private static final Logger log = LoggerFactory.getLogger(ReadabilityMetrics.class);

	private ReadabilityMetrics() {
	}

	static void record(StoryResult story) {
		story.readability().forEach((language, measure) -> {
			Metrics
				.summary("novadraw.story.readability", "language", language.code(), "model", story.model(), "prompt",
						story.promptVersion())
				.record(measure);
			if (!Readability.isEasy(measure, language)) {
				log.warn("Story hard to read: model={} language={} readability={}", story.model(),
						language.englishName(), measure);
			}
		});
	}

}
