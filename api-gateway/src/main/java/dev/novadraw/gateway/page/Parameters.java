package dev.novadraw.gateway.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.gateway.problem.FieldProblem;
import dev.novadraw.problem.Problem;

/**
 * The parameters of a list. One that is not known is an error: a filter with a typing
 * error would otherwise show everything.
 */
public final class Parameters {

	private static final String METADATA = "metadata[";

	private static final int MAX_LENGTH = 500;

	/** However much is wrong: an answer is not to be larger than its question. */
	private static final int MAX_ERRORS = 10;

	private final Map<String, String[]> values;

	private Parameters(Map<String, String[]> values) {
		this.values = values;
	}

	/**
	 * Reads them.
	 * @param known the names that are known beside those of the page
	 */
	public static Parameters of(HttpServletRequest request, String... known) {
		Map<String, String[]> values = request.getParameterMap();
		List<String> all = Stream.concat(Stream.of(Page.LIMIT, Page.CURSOR), Arrays.stream(known)).toList();
		List<FieldProblem> errors = new ArrayList<>();
		values.forEach((name, value) -> {
			boolean isKnown = all.contains(name)
					|| (name.startsWith(METADATA) && name.endsWith("]") && all.contains(METADATA + "]"));
			if (!isKnown) {
				errors.add(new FieldProblem(name, "UNKNOWN_PARAMETER", "Known are: " + String.join(", ", all) + "."));
			}
			else if (value.length > 1 || value[0].length() > MAX_LENGTH || value[0].indexOf('\0') >= 0
					|| (value[0].isBlank() && !name.startsWith(METADATA))) {
				errors.add(new FieldProblem(name, "INVALID_VALUE",
						"It comes once and has 1 to %d characters, not all of them blank.".formatted(MAX_LENGTH)));
			}
		});
		if (!errors.isEmpty()) {
			throw problem(errors.subList(0, Math.min(MAX_ERRORS, errors.size())));
		}
		return new Parameters(values);
	}

	/**
	 * The value of a parameter, null when it is not there.
	 */
	public @Nullable String first(String name) {
		String[] value = this.values.get(name);
		return (value != null) ? value[0] : null;
	}

	/**
	 * Returns the value of a parameter that is a whole number.
	 * @param name the parameter
	 * @param usual the number when it is left out
	 * @param max the largest number that is allowed; the smallest is 1
	 */
	public int number(String name, int usual, int max) {
		String text = first(name);
		if (text == null) {
			return usual;
		}
		int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
		if (number < 1 || number > max) {
			throw invalid(name, "It is a number from 1 to %d.".formatted(max));
		}
		return number;
	}

	/**
	 * The pairs given as {@code metadata[key]=value}.
	 */
	public Map<String, String> metadata() {
		return this.values.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith(METADATA))
			.collect(Collectors.toMap(
					(entry) -> entry.getKey().substring(METADATA.length(), entry.getKey().length() - 1),
					(entry) -> entry.getValue()[0]));
	}

	public Page page() {
		return Page.of(this);
	}

	/**
	 * Rejects the value of a parameter.
	 */
	public static ApiProblem invalid(String name, String detail) {
		return problem(List.of(new FieldProblem(name, "INVALID_VALUE", detail)));
	}

	private static ApiProblem problem(Collection<FieldProblem> errors) {
		FieldProblem first = errors.iterator().next();
		return new ApiProblem(HttpStatus.BAD_REQUEST, new Problem("INVALID_PARAMETER", "Invalid parameter",
				"%s: %s".formatted(first.pointer(), first.detail()), false))
			.about(List.copyOf(errors));
	}

}
