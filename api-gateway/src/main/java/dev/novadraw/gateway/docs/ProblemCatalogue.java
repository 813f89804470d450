package dev.novadraw.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import tools.jackson.core.type.TypeReference;

import org.springframework.stereotype.Component;

import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.problem.ProblemTypes;

/**
 * All problems that clients can encounter.
 */
@Component
class ProblemCatalogue {

	private final List<ProblemDescription> problems = read();

	private static List<ProblemDescription> read() {
		try (InputStream json = ProblemCatalogue.class.getResourceAsStream("problems.json")) {
			return Json.MAPPER.readValue(Objects.requireNonNull(json), new TypeReference<>() {
			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<ProblemDescription> all() {
		return this.problems;
	}

	/**
	 * Finds the problem that a page describes.
	 * @param page the last segment of its path, such as {@code drawing-missing}
	 */
	Optional<ProblemDescription> onPage(String page) {
		return this.problems.stream()
			.filter((problem) -> ProblemTypes.of(problem.code()).endsWith("/" + page))
			.findFirst();
	}

}
