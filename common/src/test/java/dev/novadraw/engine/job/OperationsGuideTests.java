package dev.novadraw.engine.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the statements and log lines in {@code docs/operations.md}, as they are
 * written there.
 */
class OperationsGuideTests {

	private static final Path GUIDE = Path.of("../docs/operations.md");

	private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

	private final Database database = new Database();

	static List<String> statements() throws IOException {
		List<String> statements = new ArrayList<>();
		Matcher block = SQL.matcher(Files.readString(GUIDE));
		while (block.find()) {
			statements.addAll(List.of(block.group(1).strip().split(";\\s*")));
		}
		assertThat(statements).isNotEmpty();
		return statements;
	}

	@ParameterizedTest
	@MethodSource("statements")
	void asksWhatTheDatabaseCanAnswer(String statement) {
		this.database.submitted();

		assertThat(this.database.sql.sql(statement).query().listOfRows()).isNotNull();
	}

	@Test
	void quotesLogLinesThatAreWritten() throws IOException {
		String sources = sources();

		List<String> lines = Files.readAllLines(GUIDE)
			.stream()
			.filter((row) -> row.matches("\\| `.*\\| (ERROR|WARN) .*"))
			.toList();

		assertThat(lines).hasSizeGreaterThan(10);
		assertThat(lines).allSatisfy((row) -> {
			Matcher quote = Pattern.compile("`([^`]+)`").matcher(row.split("\\|")[1]);
			while (quote.find()) {
				assertThat(sources).contains(quote.group(1));
			}
		});
	}

	/** Returns the source code of the applications without comments. */
	private static String sources() throws IOException {
		StringBuilder sources = new StringBuilder();
		for (String module : List.of("common", "api-gateway", "generation-worker", "image-normalizer")) {
			try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
				for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
					Files.readAllLines(file)
						.stream()
						.filter((line) -> !line.strip().matches("(\\*|/\\*|//).*"))
						.forEach(sources::append);
				}
			}
		}
		return sources.toString();
	}

}
