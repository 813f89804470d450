package dev.novadraw.narration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.novadraw.vision.color.Crayon;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The variety of generated sets of stories.
 */
class VarietyTests {

	private static final List<String> THINGS = List.of("cat", "house", "princess", "tree", "car", "sun", "dragon",
			"ice cream", "dog", "flower", "", "rainbow", "fish", "mum", "ball", "butterfly", "", "castle", "rocket",
			"dinosaur");

	private static final StoryWriter WRITER = new StoryWriter();

	static WrittenStory story(int number) {
		String thing = THINGS.get(number % THINGS.size());
		StoryOptions options = new StoryOptions(List.of("en", "de"), "4-7", null, null, "medium", null,
				thing.isEmpty() ? List.of() : List.of(thing), null);
		Crayon[] colours = Crayon.values();
		return WRITER.write(Drawings.of(number * 31L + 7, colours[number % colours.length]), options);
	}

	@Test
	void twoOfFiveDrawingsRarelyShareAPlot() {
		Random random = new Random(17);
		int shared = 0;
		for (int set = 0; set < 200; set++) {
			Set<String> plots = new HashSet<>();
			for (int i = 0; i < 5; i++) {
				plots.add(story(random.nextInt(100_000)).plot());
			}
			shared += (plots.size() < 5) ? 1 : 0;
		}

		assertThat(shared / 200.0).isLessThanOrEqualTo(0.25);
	}

	@Test
	void storiesShareFewWordsWithTheNearestOfFive() {
		for (int language = 0; language < 2; language++) {
			double sum = 0;
			for (int set = 0; set < 12; set++) {
				sum += meanOfNearest(set * 5, 5, language);
			}

			assertThat(sum / 12).isLessThanOrEqualTo(0.15);
		}
	}

	@Test
	void twentyStoriesAreNotAlike() {
		assertThat(meanOfNearest(0, 20, 0)).isLessThanOrEqualTo(0.25);
		assertThat(meanOfNearest(0, 20, 1)).isLessThanOrEqualTo(0.25);
	}

	private static double meanOfNearest(int first, int count, int language) {
		List<String> texts = new ArrayList<>();
		for (int i = first; i < first + count; i++) {
			texts.add(story(i).versions().get(language).text());
		}
		return new Similarity().meanOfNearest(texts);
	}

}
