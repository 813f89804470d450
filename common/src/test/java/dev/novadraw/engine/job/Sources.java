package dev.novadraw.engine.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The source files of all modules, whose classes are not on the class path of these
 * tests.
 */
final class Sources {

	private static final Pattern LOOP = Pattern
		.compile("\\bclass (?!PeriodicCleanup\\b)(\\w+) extends WorkLoop\\b|\\bnew PeriodicCleanup\\(\"([^\"]+)\"");

	private static final Pattern BATCH = Pattern.compile("int BATCH = (\\d+);");

	private Sources() {
	}

	/** Returns the types of all loops, and the names of cleanups. */
	static Set<String> loops() {
		return all().stream()
			.flatMap((file) -> LOOP.matcher(read(file)).results())
			.map((loop) -> Objects.requireNonNullElse(loop.group(1), loop.group(2)))
			.collect(Collectors.toSet());
	}

	/** Returns the statement in a constant of a repository. */
	static String sql(String repository, String constant) {
		String source = all().stream()
			.filter((file) -> file.endsWith(repository + ".java"))
			.map(Sources::read)
			.findFirst()
			.orElseThrow();
		Matcher sql = Pattern.compile("String " + constant + " = \"\"\"\n(.*?)\"\"\"", Pattern.DOTALL).matcher(source);
		assertThat(sql.find()).as(repository + "." + constant).isTrue();
		String batch = BATCH.matcher(source).results().map((found) -> found.group(1)).findFirst().orElse("");
		return sql.group(1).replace("%d", batch);
	}

	private static List<Path> all() {
		try (Stream<Path> modules = Files.list(Path.of(".."))) {
			return modules.map((module) -> module.resolve("src/main/java"))
				.filter(Files::isDirectory)
				.flatMap(Sources::files)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<Path> files(Path directory) {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList().stream();
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
