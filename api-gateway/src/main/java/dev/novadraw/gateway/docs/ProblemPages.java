package dev.novadraw.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

import dev.novadraw.gateway.problem.ProblemTypes;

/**
 * The HTML pages about problems.
 */
@Component
class ProblemPages {

	private static final String FRAME = resource("page.html");

	String list(List<ProblemDescription> problems) {
		String requests = rows(problems.stream().filter((problem) -> problem.status() != null).toList());
		String jobs = rows(problems.stream().filter((problem) -> problem.status() == null).toList());
		return page("Problems", """
				<p>Every error of this service is a problem in the form of RFC 9457, and its <code>code</code> is what
				programs decide on. <code>retryable</code> says whether the same request may succeed later.</p>
				<h2>Answers to requests</h2>
				<table><tr><th>Status</th><th>Code</th><th>Meaning</th></tr>%s</table>
				<h2>Why jobs fail</h2>
				<p>These stand in the <code>error</code> of a job whose status is <code>failed</code>.</p>
				<table><tr><th></th><th>Code</th><th>Meaning</th></tr>%s</table>""".formatted(requests, jobs));
	}

	private static String rows(List<ProblemDescription> problems) {
		return problems.stream()
			.map((problem) -> "<tr><td>%s</td><td><a href=\"%s\"><code>%s</code></a></td><td>%s</td></tr>".formatted(
					(problem.status() != null) ? problem.status() : "", ProblemTypes.of(problem.code()), problem.code(),
					escaped(problem.title())))
			.collect(Collectors.joining("\n"));
	}

	String single(ProblemDescription problem) {
		String origin = (problem.status() != null) ? "HTTP status %d.".formatted(problem.status())
				: "Appears in the <code>error</code> of a failed job.";
		return page(escaped(problem.title()), """
				<p class="code"><code>%s</code></p>
				<p>%s</p>
				<h2>What has happened</h2>
				<p>%s</p>
				<h2>What to do</h2>
				<p>%s</p>
				<p><a href="/docs/problems">All problems</a></p>""".formatted(problem.code(), origin,
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
