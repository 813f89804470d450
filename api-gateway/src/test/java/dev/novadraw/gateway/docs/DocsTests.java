package dev.novadraw.gateway.docs;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Reply;
import dev.novadraw.gateway.problem.ProblemTypes;

import static org.assertj.core.api.Assertions.assertThat;

class DocsTests {

	private final Gateway gateway = Gateway.shared();

	@Test
	void hasAPageForEveryProblem() {
		Set<String> seen = new HashSet<>();
		for (ProblemCode problem : ProblemCode.values()) {
			Reply page = this.gateway.get(ProblemTypes.of(problem.name()));

			assertThat(page.status()).as(problem.name()).isEqualTo(200);
			assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
			assertThat(page.text()).contains("<code>" + problem.name() + "</code>", "<h1>" + problem.title() + "</h1>")
				.doesNotContain("{{", "null");
			assertThat(seen.add(problem.name())).isTrue();
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
