package dev.novadraw.worker.ai.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The meaning of endings and errors of all providers, from {@code responses.yml}, which
 * names the source of each row.
 */
public final class ResponseTable {

	private static final String FILE = "responses.yml";

	private static final ResponseTable TABLE = load();

	/** Names of settings of a request, as opposed to its messages and pictures. */
	private static final Predicate<String> SETTING = (param) -> !param
		.matches("(?i)(?:body\\.)?(?:messages?|input|contents?|prompt|system|images?|files?|url)(?:\\b|_).*");

	private final Map<String, Optional<Ending>> endings = new HashMap<>();

	private final List<ErrorRow> errors;

	private ResponseTable(Map<String, List<Map<String, Object>>> file) {
		rows(file, "endings").forEach(this::addEnding);
		this.errors = rows(file, "errors").map(ErrorRow::of).toList();
	}

	private static Stream<Map<String, Object>> rows(Map<String, List<Map<String, Object>>> file, String name) {
		return Objects.requireNonNull(file.get(name), name).stream();
	}

	private static ResponseTable load() {
		try (InputStream in = Objects.requireNonNull(ResponseTable.class.getResourceAsStream(FILE), FILE)) {
			return new ResponseTable(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void addEnding(Map<String, Object> row) {
		Row.requireKnown(row, Set.of("means", "words", "source"));
		Optional<Ending> ending = Arrays.stream(Ending.values())
			.filter((one) -> one.name().equalsIgnoreCase(Row.text(row, "means")))
			.findFirst();
		Row.list(row, "words").forEach((word) -> {
			if (this.endings.put(word, ending) != null) {
				throw new IllegalStateException("Two rows are about the ending " + word);
			}
		});
	}

	/**
	 * Returns the meaning of the reason that a provider gives for the end of an answer;
	 * empty if that says that it has not ended.
	 */
	static Optional<Ending> ending(String reason) {
		return TABLE.endings.getOrDefault(reason.strip().toLowerCase(Locale.ROOT), Optional.of(Ending.COMPLETE));
	}

	/**
	 * Returns the meaning of an error.
	 * @param status the HTTP status; 0 if there is none
	 * @param param the setting that the error names, or null
	 */
	static Meaning meaning(ErrorDocument error, int status, @Nullable String param) {
		return TABLE.errors.stream()
			.filter((row) -> row.matches(error, status, param))
			.findFirst()
			.map(ErrorRow::meaning)
			.orElse(Meaning.RETRY);
	}

	/**
	 * A row about errors; an empty list matches everything.
	 */
	private record ErrorRow(Meaning meaning, Set<Integer> statuses, List<String> codes, List<String> words,
			@Nullable String param, @Nullable String body) {

		static ErrorRow of(Map<String, Object> row) {
			Row.requireKnown(row, Set.of("means", "statuses", "codes", "words", "param", "body", "source"));
			return new ErrorRow(Meaning.valueOf(Row.text(row, "means").toUpperCase(Locale.ROOT)), Row.numbers(row),
					Row.list(row, "codes"), Row.list(row, "words"), (String) row.get("param"),
					(String) row.get("body"));
		}

		boolean matches(ErrorDocument error, int status, @Nullable String param) {
			return (this.statuses.isEmpty() || this.statuses.contains(status))
					&& (this.codes.isEmpty() || error.codes().stream().anyMatch(this::isMeant))
					&& (this.words.isEmpty() || this.words.stream().anyMatch(error::says))
					&& (this.body == null || !error.isJson())
					&& (this.param == null || (param != null && SETTING.test(param)));
		}

		private boolean isMeant(String code) {
			return this.codes.stream()
				.anyMatch((one) -> one.startsWith("*") ? code.contains(one.substring(1, one.length() - 1))
						: code.equals(one));
		}

	}

	/**
	 * The values of a row.
	 */
	private static final class Row {

		private Row() {
		}

		static void requireKnown(Map<String, Object> row, Set<String> known) {
			if (!known.containsAll(row.keySet()) || text(row, "source").isBlank()) {
				throw new IllegalStateException("A row of %s has unknown keys: %s".formatted(FILE, row.keySet()));
			}
		}

		static String text(Map<String, Object> row, String key) {
			return (String) Objects.requireNonNull(row.get(key), key);
		}

		static List<String> list(Map<String, Object> row, String key) {
			return (row.get(key) instanceof List<?> list)
					? list.stream().map((one) -> String.valueOf(one).toLowerCase(Locale.ROOT)).toList() : List.of();
		}

		static Set<Integer> numbers(Map<String, Object> row) {
			return list(row, "statuses").stream().map(Integer::valueOf).collect(Collectors.toSet());
		}

	}

}
