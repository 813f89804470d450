package dev.novadraw.narration.script;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.novadraw.narration.StoryOptions;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptsTests {

	private static final Pattern SLOT = Pattern.compile("\\{(hero|friend|refrain|place|count)}");

	private final Scripts scripts = Scripts.load();

	@Test
	void haveSeveralPlotsForEveryTheme() {
		for (String theme : StoryOptions.THEMES) {
			List<Script> plots = this.scripts.plots()
				.stream()
				.filter(plot -> plot.subject().equals("drawing") && plot.themes().contains(theme))
				.toList();

			assertThat(plots).as(theme).hasSizeGreaterThanOrEqualTo(2);
		}
	}

	@Test
	void sayTheSameInBothLanguages() {
		wordings().forEach(wording -> {
			assertThat(slots(wording.german())).as(wording.toString()).containsAll(slots(wording.english()));
			assertThat(stars(wording.german())).as(wording.toString()).isEqualTo(stars(wording.english()));
		});
	}

	@Test
	void quoteAsEachLanguageDoes() {
		wordings().forEach(wording -> {
			assertThat(wording.english()).as(wording.toString()).doesNotContain("„", "\"", "ä", "ö", "ü", "ß");
			assertThat(wording.german()).as(wording.toString()).doesNotContain("”", "\"");
			assertThat(count(wording.german(), "„")).as(wording.toString()).isEqualTo(count(wording.german(), "“"));
			assertThat(count(wording.english(), "“")).as(wording.toString()).isEqualTo(count(wording.english(), "”"));
		});
	}

	private Stream<Wording> wordings() {
		return Stream.concat(Stream.of(this.scripts.opening(), this.scripts.ending()), this.scripts.plots().stream())
			.flatMap(script -> Stream.of(script.titles().stream(), script.refrains().stream(),
					script.beats().stream().flatMap(beat -> beat.wordings().stream())))
			.flatMap(wordings -> wordings);
	}

	private static Set<String> slots(String text) {
		return SLOT.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
	}

	private static long stars(String text) {
		return count(text, "*");
	}

	private static long count(String text, String part) {
		return (text.length() - text.replace(part, "").length()) / part.length();
	}

}
