package dev.novadraw.gateway.submit.option;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.gateway.body.RecordBinding;
import dev.novadraw.gateway.problem.FieldProblem;

/**
 * The required options of a kind and the defaults of the others. They are derived from
 * the type of its input: from nullness, bean validation and its compact constructor.
 *
 * @param required the names of required options
 * @param defaults the default values of optional ones
 */
public record OptionRules(Set<String> required, Map<String, JsonNode> defaults) {

	public OptionRules {
		required = Set.copyOf(required);
		defaults = Map.copyOf(defaults);
	}

	/**
	 * Derives the rules of a kind by reading an input without options.
	 */
	public static OptionRules of(Kind<?, ?> kind, Validator validator) {
		Set<String> required = new LinkedHashSet<>();
		Record input = readEmpty(kind, required);
		validator.validate(input)
			.forEach((violation) -> required
				.add(RecordBinding.nameOf(violation.getPropertyPath().iterator().next().getName())));
		missing(input).forEach((problem) -> required.add(problem.pointer().substring(1)));
		Map<String, JsonNode> defaults = new LinkedHashMap<>();
		Json.MAPPER.<JsonNode>valueToTree(input).properties().forEach((option) -> {
			if (!option.getValue().isNull() && !required.contains(option.getKey())) {
				defaults.put(option.getKey(), option.getValue());
			}
		});
		return new OptionRules(required, defaults);
	}

	/**
	 * Returns the problems of options that are null although the type of the input does
	 * not allow it.
	 */
	static List<FieldProblem> missing(Record input) {
		return Arrays.stream(input.getClass().getRecordComponents())
			.filter((component) -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
			.filter((component) -> value(component, input) == null)
			.map((component) -> OptionProblems.invalid(RecordBinding.pointer(RecordBinding.nameOf(component.getName())),
					"Required."))
			.toList();
	}

	private static @Nullable Object value(RecordComponent component, Record input) {
		try {
			component.getAccessor().setAccessible(true);
			return component.getAccessor().invoke(input);
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException("Cannot read '%s' of %s".formatted(component.getName(), input.getClass()),
					ex);
		}
	}

	// Jackson reports one missing number or boolean at a time.
	private static Record readEmpty(Kind<?, ?> kind, Set<String> required) {
		ObjectNode options = Json.MAPPER.createObjectNode();
		while (true) {
			try {
				return Json.MAPPER.treeToValue(options, kind.inputType());
			}
			catch (JacksonException ex) {
				String name = ex.getPath().isEmpty() ? null : ex.getPath().getFirst().getPropertyName();
				if (name == null || !required.add(name)) {
					throw new IllegalStateException(
							"The input of kind '%s' refuses to be empty and does not say which option it needs: use bean validation"
								.formatted(kind.name()),
							ex);
				}
				putPlaceholder(options, name, kind);
			}
		}
	}

	private static void putPlaceholder(ObjectNode options, String name, Kind<?, ?> kind) {
		boolean isTruthValue = Arrays.stream(kind.inputType().getRecordComponents())
			.anyMatch((component) -> RecordBinding.nameOf(component.getName()).equals(name)
					&& component.getType() == boolean.class);
		if (isTruthValue) {
			options.put(name, false);
		}
		else {
			options.put(name, 1);
		}
	}

}
