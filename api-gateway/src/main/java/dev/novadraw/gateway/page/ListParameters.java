package dev.novadraw.gateway.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.engine.text.TextLength;
import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.FieldProblem;

/**
 * The parameters of a list. Unknown parameters are rejected, because a misspelled filter
 * would otherwise return everything.
 */
public final class ListParameters {

	private static final String METADATA = "metadata";

	private static final String PAIR_START = METADATA + "[";

	private static final int MAX_LENGTH = 500;

	/** A key of 40 characters, an equals sign and a value of 500. */
	private static final int MAX_PAIR_LENGTH = 541;

	private final Map<String, String[]> values;

	private final List<FieldProblem> errors = new ArrayList<>();

	private ListParameters(Map<String, String[]> values) {
		this.values = new LinkedHashMap<>(values);
	}

	/**
	 * Reads parameters, and rejects the request if any of them is invalid.
	 * @param reader converts the values, and rejects those that are invalid
	 * @param known the names of the parameters besides those of the page
	 */
	public static <T extends @Nullable Object> T read(HttpServletRequest request, Function<ListParameters, T> reader,
			String... known) {
		ListParameters parameters = new ListParameters(request.getParameterMap());
		parameters
			.check(Stream.concat(Stream.of(PageRequest.LIMIT, PageRequest.CURSOR), Arrays.stream(known)).toList());
		T read = reader.apply(parameters);
		if (!parameters.errors.isEmpty()) {
			throw problem(parameters.errors);
		}
		return read;
	}

	private void check(List<String> known) {
		this.values.entrySet().removeIf((parameter) -> {
			String name = parameter.getKey();
			String[] value = parameter.getValue();
			if (!known.contains(name) && !(isPair(name) && known.contains(METADATA))) {
				this.errors.add(new FieldProblem(name, "UNKNOWN_PARAMETER",
						"Unknown parameter. Known parameters: " + String.join(", ", known) + "."));
				return true;
			}
			if (!(name.equals(METADATA) ? arePairs(value) : isValue(value, isPair(name)))) {
				reject(name, name.equals(METADATA)
						? "Each value must be key=value, with at most %d characters.".formatted(MAX_PAIR_LENGTH)
						: "Must be given once, with 1 to %d characters that are not all blank.".formatted(MAX_LENGTH));
				return true;
			}
			return false;
		});
	}

	private static boolean isPair(String name) {
		return name.startsWith(PAIR_START) && name.endsWith("]");
	}

	private static boolean isValue(String[] value, boolean mayBeEmpty) {
		return value.length == 1 && isText(value[0], MAX_LENGTH) && (mayBeEmpty || !value[0].isBlank());
	}

	private static boolean arePairs(String[] values) {
		return Arrays.stream(values).allMatch((pair) -> isText(pair, MAX_PAIR_LENGTH) && pair.indexOf('=') > 0);
	}

	private static boolean isText(String value, int maxLength) {
		return TextLength.of(value) <= maxLength && value.indexOf('\0') < 0;
	}

	/**
	 * Records an invalid value; the request is rejected later, with all of its errors.
	 */
	public void reject(String name, String detail) {
		this.errors.add(new FieldProblem(name, ProblemCode.INVALID_VALUE, detail));
	}

	/**
	 * Returns the value of a parameter, null if it is absent or invalid.
	 */
	public @Nullable String first(String name) {
		String[] value = this.values.get(name);
		return (value != null) ? value[0] : null;
	}

	/**
	 * Returns the value of a parameter that is a whole number.
	 * @param name the name of the parameter
	 * @param usual the default
	 * @param max the maximum; the minimum is 1
	 */
	public int number(String name, int usual, int max) {
		String text = first(name);
		if (text == null) {
			return usual;
		}
		int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
		if (number < 1 || number > max) {
			reject(name, "Must be a number from 1 to %d.".formatted(max));
		}
		return number;
	}

	/**
	 * Returns the pairs given as {@code metadata[key]=value} or, as generated clients
	 * can, {@code metadata=key=value}.
	 */
	public Map<String, String> metadata() {
		Map<String, String> pairs = new LinkedHashMap<>();
		this.values.forEach((name, values) -> {
			if (isPair(name)) {
				add(pairs, name, name.substring(PAIR_START.length(), name.length() - 1), values[0]);
			}
			else if (name.equals(METADATA)) {
				for (String pair : values) {
					int end = pair.indexOf('=');
					add(pairs, name, pair.substring(0, end), pair.substring(end + 1));
				}
			}
		});
		return pairs;
	}

	private void add(Map<String, String> pairs, String name, String key, String value) {
		String other = pairs.putIfAbsent(key, value);
		if (other != null && !other.equals(value)) {
			reject(name, "Each key can have one value only.");
		}
	}

	public PageRequest page() {
		return PageRequest.of(this);
	}

	/**
	 * Returns the problem for an invalid parameter.
	 */
	public static ApiProblem invalid(String name, String detail) {
		return problem(List.of(new FieldProblem(name, ProblemCode.INVALID_VALUE, detail)));
	}

	private static ApiProblem problem(List<FieldProblem> errors) {
		FieldProblem first = errors.getFirst();
		return new ApiProblem(ProblemCode.INVALID_PARAMETER, "%s: %s".formatted(first.pointer(), first.detail()))
			.about(errors);
	}

}
