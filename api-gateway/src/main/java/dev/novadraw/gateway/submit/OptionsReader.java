package dev.novadraw.gateway.submit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.validation.Validator;
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
		List<FieldProblem> errors = new ArrayList<>();
		requireShort(options, "", errors);
		if (!errors.isEmpty()) {
			throw OptionProblems.invalid(errors);
		}
		requireStorable(options, "", errors);
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

	private static void requireShort(JsonNode node, String pointer, List<FieldProblem> errors) {
		if (node.isString() && node.stringValue().length() > MAX_TEXT_LENGTH) {
			errors.add(new FieldProblem(pointer, OptionProblems.INVALID_VALUE,
					"A text has up to %d characters.".formatted(MAX_TEXT_LENGTH)));
		}
		for (int i = 0; node.isArray() && i < node.size(); i++) {
			requireShort(node.get(i), pointer + "/" + i, errors);
		}
		node.properties()
			.forEach((property) -> requireShort(property.getValue(),
					pointer + OptionProblems.pointer(property.getKey()), errors));
	}

	// PostgreSQL keeps any text but this one character.
	private static void requireStorable(JsonNode node, String pointer, List<FieldProblem> errors) {
		if (node.isString() && node.stringValue().indexOf('\0') >= 0) {
			errors.add(new FieldProblem(pointer, OptionProblems.INVALID_VALUE,
					"A text cannot contain the character NUL."));
		}
		for (int i = 0; node.isArray() && i < node.size(); i++) {
			requireStorable(node.get(i), pointer + "/" + i, errors);
		}
		node.properties().forEach((property) -> {
			String name = property.getKey();
			if (name.indexOf('\0') >= 0) {
				errors.add(new FieldProblem(pointer, OptionProblems.INVALID_VALUE,
						"A name cannot contain the character NUL."));
			}
			requireStorable(property.getValue(), pointer + OptionProblems.pointer(name), errors);
		});
	}

}
