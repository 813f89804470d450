package dev.novadraw.gateway.body;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Language;
import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.problem.FieldProblem;

/**
 * The binding of a JSON object to a record, which reports all invalid values. Jackson
 * stops at the first one, so it is removed and the binding is repeated.
 */
public final class RecordBinding {

	/**
	 * The maximum number of errors. Responses report no more, and each costs another
	 * pass.
	 */
	private static final int MAX_ERRORS = 10;

	private static final String WHOLE_NUMBER = "Must be a whole number of at most 10 digits.";

	private static final String TRUTH_VALUE = "Must be true or false.";

	private static final Map<Class<?>, String> EXPECTATIONS = Map.of(String.class, "Must be a string.", Boolean.class,
			TRUTH_VALUE, boolean.class, TRUTH_VALUE, Integer.class, WHOLE_NUMBER, int.class, WHOLE_NUMBER, Double.class,
			"Must be a number.", UUID.class, "Must be a UUID.", Instant.class,
			"Must be a time in the years 1 to 9999, such as 2026-11-29T12:00:00Z.");

	private final ObjectNode json;

	private final List<FieldProblem> errors;

	/** The number of placeholders tried for a missing value, by pointer. */
	private final Map<String, Integer> placed = new HashMap<>();

	/** The number of errors before binding. */
	private final int before;

	private RecordBinding(ObjectNode json, List<FieldProblem> errors) {
		this.json = json;
		this.errors = errors;
		this.before = errors.size();
	}

	/**
	 * Binds an object. Invalid values are removed from it or replaced.
	 * @param mapper the mapper, which determines the valid types
	 * @param errors the list to which errors are added
	 * @return the record without the invalid values, null if it cannot be created
	 */
	public static <T extends Record> @Nullable T bind(JsonMapper mapper, ObjectNode json, Class<T> type,
			List<FieldProblem> errors) {
		RecordBinding binding = new RecordBinding(json, errors);
		while (errors.size() < binding.before + MAX_ERRORS) {
			try {
				return mapper.treeToValue(json, type);
			}
			catch (JacksonException ex) {
				if (!binding.repair(ex)) {
					return null;
				}
			}
		}
		return null;
	}

	private boolean repair(JacksonException ex) {
		List<JacksonException.Reference> path = ex.getPath();
		if (path.isEmpty()) {
			// The record itself rejects its values, possibly because of a repair.
			if (this.errors.size() == this.before) {
				this.errors.add(new FieldProblem("", ProblemCode.INVALID_VALUE, "These values cannot be combined."));
			}
			return false;
		}
		String pointer = pointer(path);
		JsonNode parent = this.json.at(pointer(path.subList(0, path.size() - 1)));
		String name = path.getLast().getPropertyName();
		boolean isMissing = name != null && !parent.hasNonNull(name);
		if (this.errors.stream().noneMatch((error) -> error.pointer().equals(pointer))) {
			this.errors.add(problem(ex, pointer, isMissing));
		}
		if (parent instanceof ArrayNode list && !list.get(path.getLast().getIndex()).isNull()) {
			list.setNull(path.getLast().getIndex());
			return true;
		}
		return name != null && parent instanceof ObjectNode object && repair(object, name, pointer);
	}

	// A number or boolean cannot be left out, so a placeholder replaces it.
	private boolean repair(ObjectNode object, String name, String pointer) {
		if (object.hasNonNull(name) && !this.placed.containsKey(pointer)) {
			object.remove(name);
			return true;
		}
		return switch (this.placed.merge(pointer, 1, Integer::sum)) {
			case 1 -> object.put(name, 1) != null;
			case 2 -> object.put(name, false) != null;
			default -> false;
		};
	}

	/**
	 * Returns the name that a component of a record has in JSON.
	 */
	public static String nameOf(String component) {
		return PropertyNamingStrategies.SNAKE_CASE.nameForField(Json.MAPPER.deserializationConfig(), null, component);
	}

	private static String pointer(List<JacksonException.Reference> path) {
		return path.stream()
			.map((step) -> pointer(
					(step.getPropertyName() != null) ? step.getPropertyName() : Integer.toString(step.getIndex())))
			.collect(Collectors.joining());
	}

	/**
	 * Returns the JSON pointer of a member.
	 */
	public static String pointer(String name) {
		return "/" + name.replace("~", "~0").replace("/", "~1");
	}

	/**
	 * Returns true if one of the errors concerns the value or an object that contains it.
	 */
	public static boolean isReported(String pointer, Collection<FieldProblem> errors) {
		return errors.stream()
			.anyMatch((error) -> pointer.equals(error.pointer()) || pointer.startsWith(error.pointer() + "/"));
	}

	private static FieldProblem problem(JacksonException ex, String pointer, boolean isMissing) {
		if (ex instanceof UnrecognizedPropertyException unknown) {
			return new FieldProblem(pointer, ProblemCode.UNKNOWN_FIELD, unknownField(known(unknown)));
		}
		if (isMissing) {
			return new FieldProblem(pointer, ProblemCode.INVALID_VALUE, "Required.");
		}
		Class<?> wanted = wanted(ex);
		return new FieldProblem(pointer,
				(wanted == Language.class) ? ProblemCode.UNSUPPORTED_LANGUAGE : ProblemCode.INVALID_VALUE,
				expectation(wanted));
	}

	/**
	 * Returns the detail of the problem for an unknown field.
	 */
	public static String unknownField(String known) {
		return "Unknown field. Known fields: " + known + ".";
	}

	private static String known(UnrecognizedPropertyException ex) {
		Collection<Object> known = ex.getKnownPropertyIds();
		return (known != null) ? known.stream().map(Object::toString).collect(Collectors.joining(", ")) : "none";
	}

	private static @Nullable Class<?> wanted(JacksonException ex) {
		return switch (ex) {
			case MismatchedInputException mismatch -> mismatch.getTargetType();
			case ValueInstantiationException refused -> refused.getType().getRawClass();
			default -> null;
		};
	}

	private static String expectation(@Nullable Class<?> wanted) {
		if (wanted == null) {
			return "Invalid value.";
		}
		if (wanted.isEnum()) {
			return "Must be one of: " + allowed(wanted) + ".";
		}
		if (Collection.class.isAssignableFrom(wanted)) {
			return "Must be a list.";
		}
		return EXPECTATIONS.getOrDefault(wanted, "Has the wrong format.");
	}

	private static String allowed(Class<?> type) {
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> Json.MAPPER.<JsonNode>valueToTree(constant).asString())
			.collect(Collectors.joining(", "));
	}

}
