package dev.novadraw.gateway.submit.option;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.Validator;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.gateway.body.RecordBinding;
import dev.novadraw.gateway.problem.FieldProblem;

/**
 * Converts the options of a request into the input of a kind, or reports all of their
 * problems at once.
 */
@Component
public class OptionsReader {

	/**
	 * The maximum number of characters of any text, whatever its own limit. Longer texts
	 * are rejected before any other check.
	 */
	public static final int MAX_TEXT_LENGTH = 4096;

	private final Validator validator;

	OptionsReader(Validator validator) {
		this.validator = validator;
	}

	/**
	 * Reads options, or throws one problem with all errors. Invalid options are removed
	 * from the given object.
	 * @param owner the owner of the request
	 */
	public Options read(Kind<?, ?> kind, ObjectNode options, Owner owner) {
		List<FieldProblem> errors = new ArrayList<>();
		removeUnknown(options, KnownFields.of(kind), errors);
		UnstorableText.remove(options, errors);
		CommonOptions envelope = CommonOptions.removeFrom(options, owner, errors);
		Record input = RecordBinding.bind(Json.MAPPER, options, kind.inputType(), errors);
		if (input != null) {
			addNew(this.validator.validate(input).stream().map(OptionProblems::of), errors);
			addNew(OptionRules.missing(input).stream(), errors);
		}
		if (input == null || !errors.isEmpty()) {
			throw OptionProblems.of(errors);
		}
		return new Options(input, envelope.user(), envelope.metadata(), envelope.priority());
	}

	private static void addNew(Stream<FieldProblem> found, List<FieldProblem> errors) {
		errors.addAll(found.filter((error) -> !RecordBinding.isReported(error.pointer(), errors))
			.sorted(Comparator.comparing(FieldProblem::pointer))
			.toList());
	}

	private static void removeUnknown(ObjectNode options, KnownFields fields, List<FieldProblem> errors) {
		String detail = RecordBinding.unknownField(fields.known());
		List<String> unknown = options.propertyNames().stream().filter((name) -> !fields.isOption(name)).toList();
		unknown.forEach((name) -> errors.add(OptionProblems.unknown(name, detail)));
		options.remove(unknown);
	}

}
