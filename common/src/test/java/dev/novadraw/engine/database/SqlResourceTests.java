package dev.novadraw.engine.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.novadraw.engine.job.Database;
import dev.novadraw.engine.queue.BacklogRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests that all statements in files of their own can be run in {@code psql}.
 */
class SqlResourceTests {

	private static final Path RESOURCES = Path.of("src", "main", "resources");

	private static final Path SOURCES = Path.of("src", "main", "java");

	/** A parameter, but neither a cast nor a part of one. */
	private static final Pattern PARAMETER = Pattern.compile("(?<!:):(\\w+)");

	private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\\\set (\\w+) (.+)$");

	private static final Pattern LOADED = Pattern.compile("SqlResource\\.load\\((\\w+)\\.class,\\s*\"([^\"]+)\"\\)");

	private final Database database = new Database();

	static List<Path> files() {
		List<Path> files = modules().stream()
			.map((module) -> module.resolve(RESOURCES).resolve("dev"))
			.flatMap((packages) -> filesOf(packages, ".sql"))
			.toList();
		assertThat(files).hasSizeGreaterThan(10);
		return files;
	}

	@ParameterizedTest
	@MethodSource("files")
	void canBePlannedWithTheExamples(Path file) {
		String script = read(file);
		Map<String, String> examples = examples(script);
		String statement = SqlResource.statement(script);

		assertThat(script.strip()).endsWith(";");
		assertThat(parameters(statement)).isEqualTo(examples.keySet());
		String sql = PARAMETER.matcher(statement)
			.replaceAll((parameter) -> Matcher.quoteReplacement(examples.getOrDefault(parameter.group(1), "")));
		assertThat(this.database.sql.sql("explain " + sql).query(String.class).list()).isNotEmpty();
	}

	@Test
	void areAllUsed() {
		Set<String> loaded = new TreeSet<>();
		for (Path module : modules()) {
			Path sources = module.resolve(SOURCES);
			filesOf(sources, ".java").forEach((source) -> LOADED.matcher(read(source)).results().forEach((load) -> {
				assertThat(source).hasFileName(load.group(1) + ".java");
				loaded.add(module.resolve(RESOURCES)
					.resolve(sources.relativize(source))
					.resolveSibling(load.group(2))
					.toString());
			}));
		}

		assertThat(loaded).containsExactlyElementsOf(files().stream().map(Path::toString).sorted().toList());
	}

	@Test
	void computeTheCapacityForDispatchAndForAnswersAlike() {
		assertThat(capacity("find-hold.sql")).isEqualTo(capacity("dispatch.sql"));
	}

	private static String capacity(String file) {
		String statement = SqlResource.load(BacklogRepository.class, file);
		return statement.substring(statement.indexOf("), fleet as ("),
				statement.indexOf("\n), ", statement.indexOf("), capacity as materialized (")));
	}

	/** A change to one copy of a part that scripts repeat must reach the others. */
	@ParameterizedTest
	@CsvSource({ "retention, '), old as (', remove-expired.sql remove-erased.sql",
			"retention, '), changed as (', mark-jobs.sql mark-jobs-of-user.sql mark-jobs-of-users.sql",
			"lifecycle, '), chosen as (', claim-hinted.sql claim-unclaimed.sql",
			"lifecycle, '), logged as (', insert.sql insert-with-drawing.sql insert-about-drawing.sql" })
	void endAlikeFrom(String folder, String part, String names) {
		Path directory = RESOURCES.resolve("dev/novadraw/engine").resolve(folder);
		List<String> ends = Stream.of(names.split(" "))
			.map((name) -> read(directory.resolve(name)))
			.peek((script) -> assertThat(script).containsOnlyOnce(part))
			.map((script) -> script.substring(script.indexOf(part)))
			// The reason that a tombstone gives.
			.map((end) -> end.replace("'erased'", "'expired'"))
			.toList();

		assertThat(ends).hasSizeGreaterThan(1).containsOnly(ends.getFirst());
	}

	@Test
	void areNamedWhenMissing() {
		assertThatIllegalStateException().isThrownBy(() -> SqlResource.load(BacklogRepository.class, "missing.sql"))
			.withMessage("The SQL statement dev/novadraw/engine/queue/missing.sql is missing");
	}

	private static Set<String> parameters(String statement) {
		return new TreeSet<>(PARAMETER.matcher(statement).results().map((found) -> found.group(1)).toList());
	}

	/** Reads the values as {@code psql} does, which are pieces of SQL. */
	private static Map<String, String> examples(String script) {
		Map<String, String> examples = new TreeMap<>();
		EXAMPLE.matcher(script).results().forEach((example) -> examples.put(example.group(1), unquoted(example)));
		return examples;
	}

	private static String unquoted(MatchResult example) {
		String value = example.group(2);
		return value.startsWith("'") ? value.substring(1, value.length() - 1).replace("''", "'") : value;
	}

	private static List<Path> modules() {
		return Stream.of("api-gateway", "common", "generation-worker").map(Path.of("..")::resolve).toList();
	}

	private static Stream<Path> filesOf(Path directory, String extension) {
		if (!Files.isDirectory(directory)) {
			return Stream.empty();
		}
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter((file) -> file.toString().endsWith(extension)).sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
