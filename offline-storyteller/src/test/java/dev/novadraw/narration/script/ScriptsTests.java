package dev.novadraw.narration.script;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.novadraw.narration.StoryOptions;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptsTests {

	private static final Pattern ROLE = Pattern
		.compile("\\b(hero|helper|place|child|refrain|name|colours|more|extra2?)\\b(?=[^{]*})");

	private static final Pattern SLOT = Pattern.compile("\\{[^{}]++}");

	private static final Set<String> ONE_WORD = Set.of("{name}", "{paper}", "{count}", "{sound}", "{colours}",
			"{more}");

	private final Scripts scripts = Scripts.load();

	@Test
	void haveAtLeastFortyPlots() {
		assertThat(this.scripts.plots()).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
	}

	@Test
	void haveSeveralPlotsForEverySubjectThemeAndMood() {
		for (String subject : List.of("animal", "bird", "sea", "insect", "person", "fantasy", "vehicle", "plant",
				"food", "building", "thing", "toy", "clothing", "sky", "nature", "place", "body", "mystery")) {
			for (String theme : StoryOptions.THEMES) {
				assertThat(suited(subject, theme)).as(subject + " " + theme).hasSizeGreaterThanOrEqualTo(3);
			}
		}
		assertThat(suited("blank", null)).hasSizeGreaterThanOrEqualTo(8);
		assertThat(suited("painted", null)).hasSizeGreaterThanOrEqualTo(8);
	}

	private List<Plot> suited(String subject, @Nullable String theme) {
		return this.scripts.plots().stream().filter(plot -> plot.suits(subject, theme, null)).toList();
	}

	@Test
	void haveAttemptsAndAChildInEveryPlot() {
		for (Plot plot : this.scripts.plots()) {
			List<Step> steps = plot.script().steps();
			assertThat(steps.stream().filter(step -> step.use() == Step.Use.ATTEMPT)).as(plot.name())
				.hasSizeGreaterThanOrEqualTo(4);
			assertThat(steps.stream().filter(step -> step.use() == Step.Use.ALWAYS)).as(plot.name())
				.anyMatch(step -> step.wordings().stream().allMatch(wording -> wording.english().contains("{child")));
		}
	}

	@Test
	void nameTheSameCharactersInBothLanguages() {
		wordings().forEach(wording -> assertThat(roles(wording.german())).as(wording.toString())
			.isSubsetOf(roles(wording.english() + " {the hero} {the helper} {child}")));
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

	@Test
	void haveNoSentenceOfMoreThanEightWordsInTheirShortForm() {
		SentenceLimit limit = SentenceLimit.of("4-5");

		scripts().forEach(script -> script.steps()
			.stream()
			.flatMap(step -> step.wordings().stream())
			.flatMap(wording -> Stream.of("en", "de").flatMap(language -> withRefrains(script, wording, language)))
			.map(text -> limit.apply(text, ScriptsTests::filled))
			.forEach(text -> assertThat(SentenceLimit.longest(text)).as(script.name() + ": " + text)
				.isLessThanOrEqualTo(limit.words())));
	}

	private static Stream<String> withRefrains(Script script, Wording wording, String language) {
		String text = wording.in(language);
		return text.contains("{refrain}")
				? script.refrains().stream().map(refrain -> text.replace("{refrain}", refrain.in(language)))
				: Stream.of(text);
	}

	private static String filled(String text) {
		return SLOT.matcher(text).replaceAll(slot -> {
			if (ONE_WORD.contains(slot.group())) {
				return "Pim";
			}
			return slot.group().equals("{where}") ? "On the left" : "The cat";
		});
	}

	private Stream<Script> scripts() {
		return Stream
			.of(this.scripts.openings().values().stream(), Stream.of(this.scripts.ending()),
					this.scripts.plots().stream().map(Plot::script))
			.flatMap(stream -> stream);
	}

	private Stream<Wording> wordings() {
		return scripts().flatMap(script -> Stream.of(script.titles().stream(), script.refrains().stream(),
				script.steps().stream().flatMap(step -> step.wordings().stream())))
			.flatMap(wordings -> wordings);
	}

	private static Set<String> roles(String text) {
		return ROLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
	}

	private static long count(String text, String part) {
		return (text.length() - text.replace(part, "").length()) / part.length();
	}

}
