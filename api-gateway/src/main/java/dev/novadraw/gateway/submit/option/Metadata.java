package dev.novadraw.gateway.submit.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.text.TextLength;
import dev.novadraw.gateway.body.RecordBinding;
import dev.novadraw.gateway.problem.FieldProblem;

/**
 * The client's own notes and their limits.
 */
public final class Metadata {

	public static final int MAX_PAIRS = 50;

	public static final int MAX_KEY = 40;

	public static final int MAX_VALUE = 500;

	private Metadata() {
	}

	static Map<String, String> read(@Nullable JsonNode node, List<FieldProblem> errors) {
		Map<String, String> metadata = new LinkedHashMap<>();
		if (node == null || node.isNull()) {
			return metadata;
		}
		if (!node.isObject() || node.size() > MAX_PAIRS) {
			errors.add(OptionProblems.invalid("/metadata",
					"Must be an object of up to %d pairs; in a form, send metadata[key]=value for each."
						.formatted(MAX_PAIRS)));
			return metadata;
		}
		node.properties().forEach((pair) -> {
			String key = pair.getKey();
			if (key.isEmpty() || TextLength.of(key) > MAX_KEY || !pair.getValue().isString()
					|| TextLength.of(pair.getValue().stringValue()) > MAX_VALUE) {
				errors.add(OptionProblems.invalid("/metadata" + RecordBinding.pointer(key),
						"A key must have 1 to %d characters, a value must be a string of at most %d.".formatted(MAX_KEY,
								MAX_VALUE)));
			}
			metadata.put(key, pair.getValue().asString(""));
		});
		return metadata;
	}

}
