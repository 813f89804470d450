package dev.novadraw.kind.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.story.StoryInput.AgeBand;
import dev.novadraw.kind.story.StoryInput.Length;
import dev.novadraw.kind.text.Violation;
import dev.novadraw.narration.StoryOptions;
import dev.novadraw.narration.StoryWriter;
import dev.novadraw.narration.WrittenStory;
import dev.novadraw.vision.Composition;
import dev.novadraw.vision.Composition.Proportions;
import dev.novadraw.vision.Composition.Stroke;
import dev.novadraw.vision.Impression;
import dev.novadraw.vision.Place;
import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.color.Tint;
import dev.novadraw.vision.paper.PaperTone;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The stories of the offline model, checked by the rules for every story.
 */
class OfflineStoriesTests {

	private static final StoryValidator VALIDATOR = new StoryValidator();

	private static final StoryWriter WRITER = new StoryWriter();

	private static final int VARIATIONS = 42;

	private static final List<List<String>> THINGS = List.of(List.of("cat"), List.of("house", "tree"), List.of("moon"),
			List.of("princess", "dog", "garden"), List.of("bus"), List.of("cake"), List.of("shoe"), List.of("dragon"),
			List.of("forest"), List.of());

	@ParameterizedTest
	@CsvSource({ "4-5, short", "4-5, medium", "4-5, long", "4-7, short", "4-7, medium", "4-7, long", "6-7, short",
			"6-7, medium", "6-7, long" })
	void keepEveryRuleForEveryPlot(String ageBand, String length) {
		Set<String> plots = new HashSet<>();
		List<String> broken = new ArrayList<>();
		for (List<String> things : THINGS) {
			for (Impression drawing : drawings(things)) {
				for (long variation = 0; variation < VARIATIONS; variation++) {
					String name = (variation % 3 == 0) ? "Mia" : null;
					WrittenStory story = WRITER.write(drawing, new StoryOptions(List.of("en", "de"), ageBand, null,
							null, length, name, things, variation));
					if (plots.add(story.plot())) {
						violations(story, name, things).forEach((violation) -> broken
							.add(violation.code() + " " + violation.hint() + ": " + story.versions()));
					}
				}
			}
		}

		assertThat(broken).isEmpty();
		assertThat(plots).hasSizeGreaterThanOrEqualTo(60);
	}

	private static List<Violation> violations(WrittenStory story, @Nullable String name, List<String> things) {
		return VALIDATOR.validate(StoryOffline.draft(story), new StoryInput(List.of(Language.EN, Language.DE),
				AgeBand.FOUR_TO_SEVEN, null, null, Length.MEDIUM, name, things, null));
	}

	private static List<Impression> drawings(List<String> things) {
		Impression drawing = drawing(List.of(Crayon.ORANGE, Crayon.BLUE), 0.2);
		return things.isEmpty() ? List.of(drawing, drawing(List.of(Crayon.PINK), 0.1),
				drawing(List.of(Crayon.BLACK), 0.1), drawing(List.of(), 0), drawing(List.of(Crayon.BLUE), 0.99))
				: List.of(drawing);
	}

	private static Impression drawing(List<Crayon> colours, double coverage) {
		List<Tint> tints = colours.stream().map((colour) -> new Tint(colour, 1.0 / colours.size())).toList();
		Composition composition = new Composition(coverage, 3, 0, Place.MIDDLE, Proportions.ROUND, Stroke.BROAD, 0.5,
				0.4);
		return new Impression(1000, 800, PaperTone.WHITE, tints, composition, 17);
	}

}
