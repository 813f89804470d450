package dev.novadraw.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

import dev.novadraw.engine.problem.ProblemCode;
import dev.novadraw.gateway.problem.ProblemTypes;

/**
 * The HTML pages about problems.
 */
@Component
class ProblemPages {

	private static final String FRAME = resource("page.html");

	/**
	 * Returns the page that lists all problems.
	 */
	String list() {
		Map<Boolean, List<ProblemCode>> problems = Arrays.stream(ProblemCode.values())
			.collect(Collectors.partitioningBy((problem) -> problem.status().isPresent()));
		String requests = rows(problems.getOrDefault(true, List.of()));
		String jobs = rows(problems.getOrDefault(false, List.of()));
		return page("Problems", """
				<p>All errors are problem details (RFC 9457). Programs should branch on <code>code</code>.
				<code>retryable</code> says whether the same request may succeed later.</p>
				<h2>Responses to requests</h2>
				<table><tr><th>Status</th><th>Code</th><th>Meaning</th></tr>%s</table>
				<h2>Failed jobs</h2>
				<p>These appear in the <code>error</code> of a job whose status is <code>failed</code>.</p>
				<table><tr><th></th><th>Code</th><th>Meaning</th></tr>%s</table>""".formatted(requests, jobs));
	}

	private static String rows(List<ProblemCode> problems) {
		return problems.stream()
			.map((problem) -> "<tr><td>%s</td><td><a href=\"%s\"><code>%s</code></a></td><td>%s</td></tr>"
				.formatted(status(problem), ProblemTypes.of(problem.name()), problem, escaped(problem.title())))
			.collect(Collectors.joining("\n"));
	}

	private static String status(ProblemCode problem) {
		return problem.status().isPresent() ? Integer.toString(problem.status().getAsInt()) : "";
	}

	/**
	 * Finds the page that explains a problem.
	 * @param name the last segment of its path, such as {@code drawing-missing}
	 */
	Optional<String> find(String name) {
		return Arrays.stream(ProblemCode.values())
			.filter((problem) -> ProblemTypes.of(problem.name()).endsWith("/" + name))
			.map(ProblemPages::page)
			.findFirst();
	}

	private static String page(ProblemCode problem) {
		String origin = problem.status().isPresent() ? "HTTP status %s.".formatted(status(problem))
				: "Appears in the <code>error</code> of a failed job.";
		return page(escaped(problem.title()), """
				<p class="code"><code>%s</code></p>
				<p>%s</p>
				<h2>What happened</h2>
				<p>%s</p>
				<h2>What to do</h2>
				<p>%s</p>
				<p><a href="/docs/problems">All problems</a></p>""".formatted(problem, origin,
				escaped(problem.meaning()), escaped(problem.remedy())));
	}

	private static String page(String title, String body) {
		return FRAME.replace("{{title}}", title).replace("{{body}}", body);
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
	}

	private static String resource(String name) {
		try (InputStream file = Objects.requireNonNull(ProblemPages.class.getResourceAsStream(name), name)) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
