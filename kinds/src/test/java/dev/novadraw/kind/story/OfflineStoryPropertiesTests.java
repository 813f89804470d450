package dev.novadraw.kind.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.novadraw.kind.text.Violation;
import dev.novadraw.narration.StoryWriter;
import dev.novadraw.narration.WrittenStory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of all stories of the offline model, over drawings, names, things and
 * options of every kind. {@code -Dnova.test.stories=100000} checks more of them.
 */
class OfflineStoryPropertiesTests {

	private static final int STORIES = Integer.getInteger("nova.test.stories", 600);

	// Nouns that a child names make some phrases unsuitable by chance.
	private static final double MAX_REDRAWN = 0.01;

	private static final int PLOTS = 60;

	private static final StoryValidator VALIDATOR = new StoryValidator();

	private static final StoryWriter WRITER = new StoryWriter();

	private static final StoryOffline MODEL = new StoryOffline();

	@Test
	void theStoryKeepsEveryRule() {
		Set<String> plots = new HashSet<>();
		List<String> redrawn = new ArrayList<>();
		List<String> broken = new ArrayList<>();
		List<StoryRequest> requests = requests().toList();
		for (StoryRequest request : requests) {
			WrittenStory first = WRITER.write(request.drawing(), request.options());
			plots.add(first.plot());
			if (!violations(first, request).isEmpty()) {
				redrawn.add(described(first, request));
				WrittenStory story = MODEL.story(request.drawing(), request.json());
				broken.addAll(violations(story, request).isEmpty() ? List.of() : List.of(described(story, request)));
			}
		}

		assertThat(broken).isEmpty();
		assertThat(redrawn).hasSizeLessThanOrEqualTo((int) (MAX_REDRAWN * requests.size()));
		assertThat(plots).hasSizeGreaterThanOrEqualTo(PLOTS);
	}

	@Test
	void anotherStoryIsWrittenIfOneBreaksARule() {
		requests().limit(100).forEach((request) -> {
			Map<String, Integer> seen = new HashMap<>();

			WrittenStory story = WRITER.write(request.drawing(), request.options(), (written) -> {
				seen.merge(texts(written), 1, Integer::sum);
				return seen.size() > 2;
			});

			assertThat(seen).as(request.toString()).hasSize(3).containsKey(texts(story));
		});
	}

	@Test
	void theModelAnswersEvenIfNoStoryKeepsTheRules() {
		StoryRequest request = StoryRequest.number(1);

		WrittenStory story = WRITER.write(request.drawing(), request.options(), (written) -> false);

		assertThat(story).isEqualTo(WRITER.write(request.drawing(), request.options()));
	}

	private static Stream<StoryRequest> requests() {
		InputWords words = new InputWords();
		return IntStream.range(0, STORIES)
			.mapToObj(StoryRequest::number)
			.filter((request) -> words.unsuitable(request.input()) == null);
	}

	private static List<Violation> violations(WrittenStory story, StoryRequest request) {
		return VALIDATOR.validate(StoryOffline.draft(story), request.input());
	}

	private static String described(WrittenStory story, StoryRequest request) {
		String faults = violations(story, request).stream()
			.map((violation) -> violation.code() + " " + violation.hint())
			.collect(Collectors.joining(", "));
		return "%s in %s: %s%n%s".formatted(faults, story.plot(), request, texts(story));
	}

	private static String texts(WrittenStory story) {
		StringBuilder texts = new StringBuilder();
		story.versions()
			.forEach((version) -> texts
				.append("%s%n%s %s%n".formatted(version.title(), version.text(), version.observedElements())));
		return texts.toString();
	}

}
