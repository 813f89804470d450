package dev.novadraw.gateway.problem;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A text that an app may show to a waiting child.
 *
 * @param en in English
 * @param de in German
 */
public record ChildMessage(String en, String de) {

	static @Nullable ChildMessage of(@Nullable Map<String, String> texts) {
		return (texts != null) ? new ChildMessage(texts.getOrDefault("en", ""), texts.getOrDefault("de", "")) : null;
	}

}
