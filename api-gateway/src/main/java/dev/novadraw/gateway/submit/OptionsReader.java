package dev.novadraw.gateway.submit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.json.Json;
import dev.novadraw.kind.Kind;

/**
 * Turns the options of a request into the input of a kind, or says all that is wrong with
 * them.
 */
@Component
class OptionsReader {

	/**
	 * The most characters of any text, whatever its own rule: longer ones are refused
	 * before anything looks into them.
	 */
	static final int MAX_TEXT_LENGTH = 4096;

	private final Validator validator;

	OptionsReader(Validator validator) {
		this.validator = validator;
	}

	Options read(Kind<?, ?> kind, ObjectNode options) {
		Fields fields = Fields.of(kind);
		List<String> unknown = options.propertyNames()
			.stream()
			.filter((name) -> !fields.isOption(name))
			.map(OptionProblems::pointer)
			.toList();
		if (!unknown.isEmpty()) {
			throw OptionProblems.unknownFields(unknown, fields.known());
		}
		FieldProblem unfit = firstUnfit(options);
		if (unfit != null) {
			throw OptionProblems.invalid(List.of(unfit));
		}
		List<FieldProblem> errors = new ArrayList<>();
		Envelope envelope = Envelope.takenFrom(options);
		errors.addAll(envelope.errors());
		Record input = bind(kind, options, fields);
		this.validator.validate(input)
			.stream()
			.map(OptionProblems::of)
			.sorted(Comparator.comparing(FieldProblem::pointer))
			.forEach(errors::add);
		OptionRules.missing(input)
			.stream()
			.filter((missing) -> errors.stream().noneMatch((error) -> error.pointer().equals(missing.pointer())))
			.forEach(errors::add);
		if (!errors.isEmpty()) {
			throw OptionProblems.invalid(errors);
		}
		return new Options(input, envelope.user(), envelope.metadata(), envelope.priority());
	}

	private static Record bind(Kind<?, ?> kind, ObjectNode options, Fields fields) {
		try {
			return Json.MAPPER.treeToValue(options, kind.inputType());
		}
		catch (JacksonException ex) {
			throw OptionProblems.unfit(ex, fields);
		}
	}

	/**
	 * Finds the first text that no field may hold. Its pointer is written on the way
	 * back, so that long names cost nothing where nothing is wrong.
	 */
	private static @Nullable FieldProblem firstUnfit(JsonNode node) {
		String reason = node.isString() ? unfit(node.stringValue()) : null;
		if (reason != null) {
			return new FieldProblem("", OptionProblems.INVALID_VALUE, reason);
		}
		for (int i = 0; node.isArray() && i < node.size(); i++) {
			FieldProblem problem = firstUnfit(node.get(i));
			if (problem != null) {
				return within("/" + i, problem);
			}
		}
		for (Map.Entry<String, JsonNode> property : node.properties()) {
			String name = property.getKey();
			if (name.indexOf('\0') >= 0) {
				return new FieldProblem("", OptionProblems.INVALID_VALUE, "A name cannot contain the character NUL.");
			}
			FieldProblem problem = firstUnfit(property.getValue());
			if (problem != null) {
				return within(OptionProblems.pointer(name), problem);
			}
		}
		return null;
	}

	// PostgreSQL keeps any text but the character NUL.
	private static @Nullable String unfit(String text) {
		if (text.length() > MAX_TEXT_LENGTH) {
			return "A text has up to %d characters.".formatted(MAX_TEXT_LENGTH);
		}
		return (text.indexOf('\0') >= 0) ? "A text cannot contain the character NUL." : null;
	}

	private static FieldProblem within(String pointer, FieldProblem problem) {
		return new FieldProblem(pointer + problem.pointer(), problem.code(), problem.detail());
	}

}
