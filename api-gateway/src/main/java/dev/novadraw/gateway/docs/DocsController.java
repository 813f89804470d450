package dev.novadraw.gateway.docs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.swagger.v3.oas.annotations.Hidden;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dev.novadraw.gateway.problem.HttpProblems;

/**
 * The endpoints that describe the problems.
 */
@Hidden
@RestController
class DocsController {

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private static final Duration CACHED = Duration.ofHours(1);

	private final ProblemPages pages;

	DocsController(ProblemPages pages) {
		this.pages = pages;
	}

	@GetMapping("/docs/problems")
	ResponseEntity<String> problems() {
		return html(this.pages.list());
	}

	@GetMapping("/docs/problems/{page}")
	ResponseEntity<String> problem(@PathVariable String page) {
		return this.pages.find(page)
			.map(DocsController::html)
			.orElseThrow(() -> HttpProblems.notFound("There is no problem with this code. /docs/problems lists all."));
	}

	private static ResponseEntity<String> html(String page) {
		return ResponseEntity.ok().contentType(HTML).cacheControl(CacheControl.maxAge(CACHED)).body(page);
	}

}
