package dev.novadraw.gateway.submit.option;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.novadraw.engine.text.TextLength;
import dev.novadraw.gateway.body.RecordBinding;
import dev.novadraw.gateway.problem.FieldProblem;

/**
 * Removes and reports texts that no field may contain, before any other check. Pointers
 * are built only for reported problems, so that long names cost nothing.
 */
final class UnstorableText {

	/** The total length of pointers after which further removals are not reported. */
	private static final int MAX_POINTERS_LENGTH = 4096;

	private final Deque<String> path = new ArrayDeque<>();

	private final List<FieldProblem> errors;

	private int pointersLength;

	private UnstorableText(List<FieldProblem> errors) {
		this.errors = errors;
	}

	static void remove(ObjectNode options, List<FieldProblem> errors) {
		new UnstorableText(errors).removeFrom(options);
	}

	private void removeFrom(JsonNode node) {
		if (node instanceof ArrayNode list) {
			for (int i = 0; i < list.size(); i++) {
				if (isUnfit(Integer.toString(i), list.get(i))) {
					list.setNull(i);
				}
			}
		}
		else if (node instanceof ObjectNode object) {
			object.properties().removeIf((property) -> isUnfit(property.getKey(), property.getValue()));
		}
	}

	private boolean isUnfit(String name, JsonNode value) {
		if (name.indexOf('\0') >= 0) {
			report("A field name must not contain the character NUL.");
			return true;
		}
		this.path.addLast(name);
		String reason = value.isString() ? reason(value.stringValue()) : null;
		if (reason != null) {
			report(reason);
		}
		removeFrom(value);
		this.path.removeLast();
		return reason != null;
	}

	private void report(String reason) {
		if (this.pointersLength <= MAX_POINTERS_LENGTH) {
			String pointer = this.path.stream().map(RecordBinding::pointer).collect(Collectors.joining());
			this.pointersLength += pointer.length();
			this.errors.add(OptionProblems.invalid(pointer, reason));
		}
	}

	// PostgreSQL stores any text without the character NUL.
	private static @Nullable String reason(String text) {
		if (TextLength.of(text) > OptionsReader.MAX_TEXT_LENGTH) {
			return "Must have at most %d characters.".formatted(OptionsReader.MAX_TEXT_LENGTH);
		}
		return (text.indexOf('\0') >= 0) ? "Must not contain the character NUL." : null;
	}

}
