package dev.novadraw.gateway.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.problem.ProblemTypes;

import static org.assertj.core.api.Assertions.assertThat;

class DocsTests {

	/** A problem or a field error in the source code, with its code and title. */
	private static final Pattern PROBLEM = Pattern.compile(
			"(?:(?:problem|Problem|unauthorized|gone|full)\\((?:HttpStatus\\.\\w+, |status, )?|(?:JobRate|Limit)\\((?:[^\";]|\"[a-z-]+\")*?)\\s*\"([A-Z]+(?:_[A-Z]+)*)\",\\s*\"([^\"]+)\"");

	private final Gateway gateway = Gateway.shared();

	private final ProblemCatalogue catalogue = new ProblemCatalogue();

	@Test
	void knowsEveryProblemThatIsInTheCode() throws IOException {
		Map<String, String> inCode = new TreeMap<>();
		for (String module : List.of("../api-gateway", "../generation-worker", "../kinds", "../common")) {
			try (Stream<Path> files = Files.walk(Path.of(module, "src/main/java"))) {
				for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
					Matcher problem = PROBLEM.matcher(Files.readString(file));
					while (problem.find()) {
						inCode.put(problem.group(1), problem.group(2));
					}
				}
			}
		}

		assertThat(inCode).hasSizeGreaterThan(40);
		Set<String> described = new TreeSet<>(this.catalogue.all().stream().map(ProblemDescription::code).toList());
		assertThat(described).containsAll(inCode.keySet());
		Map<String, String> titles = new TreeMap<>();
		this.catalogue.all().forEach((problem) -> titles.put(problem.code(), problem.title()));
		assertThat(titles).containsAllEntriesOf(inCode);
	}

	@Test
	void hasAPageForEveryProblem() {
		Set<String> seen = new HashSet<>();
		for (ProblemDescription problem : this.catalogue.all()) {
			Reply page = this.gateway.get(ProblemTypes.of(problem.code()));

			assertThat(page.status()).as(problem.code()).isEqualTo(200);
			assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
			assertThat(page.text()).contains("<code>" + problem.code() + "</code>").doesNotContain("{{", "null");
			assertThat(seen.add(problem.code())).isTrue();
		}
		assertThat(this.gateway.get("/docs/problems").text()).contains(seen);
		assertThat(this.gateway.get("/docs/problems/no-such-thing").status()).isEqualTo(404);
	}

	@Test
	void sendsProblemsToTheirPage() {
		Reply problem = this.gateway.get("/v1/jobs/x");

		assertThat(this.gateway.get(problem.at("/type")).text()).contains("NOT_FOUND");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/docs", "/docs/openapi.yaml", "/docs/style.css", "/docs/problems" })
	void isReadableWithoutAKeyAndRunsNothingOfOthers(String path) {
		Reply reply = this.gateway.get(path);

		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self';");
		assertThat(reply.text()).doesNotContainPattern("(src|href)=\"(https?:)?//");
	}

	@Test
	void bringsTheProgramThatShowsTheContract() {
		Matcher script = Pattern.compile("<script src=\"([^\"]+)\">").matcher(this.gateway.get("/docs").text());

		assertThat(script.find()).isTrue();
		assertThat(this.gateway.get(script.group(1)).bytes()).hasSizeGreaterThan(100_000);
	}

}
