package dev.novadraw.narration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.narration.StorySet.Request;
import dev.novadraw.narration.WrittenStory.Version;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The spelling and grammar of stories over all plots and options.
 * {@code -Dnova.test.texts=1000} checks more of them.
 */
class LanguageToolTests {

	private static final int TEXTS = Integer.getInteger("nova.test.texts", 100);

	private static final int PLOTS = 60;

	private static final StoryWriter WRITER = new StoryWriter();

	@ParameterizedTest
	@ValueSource(strings = { "en-GB", "de-DE" })
	void findsNothing(String variant) {
		LanguageCheck check = new LanguageCheck(variant);
		Set<String> findings = new LinkedHashSet<>();

		List<WrittenStory> stories = stories(variant);
		for (WrittenStory story : stories) {
			Version version = version(story, variant);
			findings.addAll(check.findings(version.title()));
			findings.addAll(check.findings(version.text()));
		}

		assertThat(findings).isEmpty();
		assertThat(stories).hasSize(TEXTS);
		assertThat(stories.stream().map(WrittenStory::plot).distinct()).hasSizeGreaterThanOrEqualTo(PLOTS);
	}

	private static Version version(WrittenStory story, String variant) {
		return story.versions()
			.stream()
			.filter((version) -> variant.startsWith(version.language()))
			.findFirst()
			.orElseThrow();
	}

	// One of each plot, then as many others as are missing.
	private static List<WrittenStory> stories(String variant) {
		List<WrittenStory> all = requests(variant)
			.map((request) -> WRITER.write(request.impression(), request.options()))
			.toList();
		Set<String> plots = new HashSet<>();
		List<WrittenStory> chosen = new ArrayList<>(
				all.stream().filter((story) -> plots.add(story.plot())).limit(TEXTS).toList());
		all.stream().filter((story) -> !chosen.contains(story)).limit(TEXTS - chosen.size()).forEach(chosen::add);
		return chosen;
	}

	private static Stream<Request> requests(String variant) {
		int first = variant.startsWith("en") ? 0 : 1;
		List<Request> all = Stream.concat(StorySet.withoutThings(900), StorySet.aboutAllNouns()).toList();
		return Stream.iterate(first, (i) -> i < all.size(), (i) -> i + 3)
			.map(all::get)
			.map(LanguageToolTests::withName);
	}

	// A name that means nothing else: LanguageTool does not know that Can is one.
	private static Request withName(Request request) {
		StoryOptions options = request.options();
		return new Request(request.impression(),
				new StoryOptions(options.languages(), options.ageBand(), options.theme(), options.mood(),
						options.length(), (options.heroName() != null) ? "Mia" : null, options.things(),
						options.variation()));
	}

}
