package dev.novadraw.kind.story;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.story.StoryInput.Theme;
import dev.novadraw.kind.text.Violation;

import static dev.novadraw.kind.story.Stories.adding;
import static dev.novadraw.kind.story.Stories.anything;
import static dev.novadraw.kind.story.Stories.english;
import static dev.novadraw.kind.story.Stories.german;
import static dev.novadraw.kind.story.Stories.observing;
import static dev.novadraw.kind.story.Stories.ofWords;
import static dev.novadraw.kind.story.Stories.titled;
import static dev.novadraw.kind.story.Stories.valid;
import static dev.novadraw.kind.story.Stories.with;
import static dev.novadraw.kind.story.Stories.withText;
import static org.assertj.core.api.Assertions.assertThat;

class StoryValidatorTests {

	private static final StoryValidator VALIDATOR = new StoryValidator();

	@Test
	void acceptsAStoryThatKeepsEveryRule() {
		StoryDraft draft = valid();

		List<Violation> violations = VALIDATOR.validate(draft, anything());

		assertThat(violations).isEmpty();
	}

	@Test
	void acceptsOneLanguageIfOneWasRequested() {
		StoryInput german = new StoryInput(List.of(Language.DE), null, null, null, null, null, null, null);

		List<Violation> violations = VALIDATOR.validate(with(german()), german);

		assertThat(violations).isEmpty();
	}

	@Test
	void rejectsAMissingLanguage() {
		assertThat(rulesBrokenBy(with(english()))).containsExactly("languages");
	}

	@Test
	void requiresEachLanguageOnce() {
		assertThat(rulesBrokenBy(with(english(), english()))).containsExactly("languages");
		assertThat(rulesBrokenBy(with(english(), german(), german()))).containsExactly("languages");
	}

	@Test
	void rejectsALanguageThatWasNotRequested() {
		StoryDraft.Version french = new StoryDraft.Version("fr", "Pip et la chanson", "Pip chante.", List.of());

		assertThat(rulesBrokenBy(with(english(), german(), french))).containsExactly("languages");
	}

	@Test
	void requiresOneOfTheFiveThemes() {
		StoryDraft draft = new StoryDraft("revenge", valid().versions());

		assertThat(rulesBrokenBy(draft)).containsExactly("theme");
	}

	@Test
	void requiresTheRequestedTheme() {
		StoryInput discovery = new StoryInput(null, null, Theme.DISCOVERY, null, null, null, null, null);

		List<Violation> violations = VALIDATOR.validate(valid(), discovery);

		assertThat(violations).extracting(Violation::code).containsExactly("theme");
	}

	@ParameterizedTest
	@ValueSource(ints = { 150, 151, 200, 249, 250 })
	void acceptsAsManyWordsAsAllowed(int words) {
		StoryDraft draft = with(ofWords(english(), words), ofWords(german(), words));

		assertThat(rulesBrokenBy(draft)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 149, 251, 400 })
	void rejectsTooFewAndTooManyWords(int words) {
		StoryDraft draft = with(english(), ofWords(german(), words));

		assertThat(rulesBrokenBy(draft)).contains("word_count (de)").doesNotContain("word_count (en)");
	}

	@Test
	void rejectsEndlessWords() {
		assertThat(rulesBrokenBy(with(adding(english(), "w" + "o".repeat(4_000) + "w!"), german())))
			.containsExactly("word_count (en)");
	}

	@Test
	void requiresVersionsOfSimilarLength() {
		StoryDraft draft = with(ofWords(english(), 250), ofWords(german(), 152));

		assertThat(rulesBrokenBy(draft)).containsExactly("length_ratio");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Pip", "Pip and the Song", "Pip and the Song of the Big Green Garden" })
	void requiresFiveToEightWordsInATitle(String title) {
		assertThat(rulesBrokenBy(with(titled(english(), title), german()))).contains("title_length (en)");
	}

	@Test
	void requiresATitleOfAtMost120Characters() {
		String title = "Pip and the " + "very".repeat(30) + " long garden song";

		assertThat(rulesBrokenBy(with(titled(english(), title), german()))).containsExactly("title_length (en)");
	}

	@Test
	void noticesSwappedLanguages() {
		StoryDraft.Version english = new StoryDraft.Version("en", german().title(), german().text(),
				german().observedElements());
		StoryDraft.Version german = new StoryDraft.Version("de", english().title(), english().text(),
				english().observedElements());

		assertThat(rulesBrokenBy(with(english, german))).contains("right_language (en)", "right_language (de)");
	}

	@Test
	void noticesThatBothVersionsAreEnglish() {
		StoryDraft.Version german = new StoryDraft.Version("de", "Pip and the Song of the Garden", english().text(),
				english().observedElements());

		assertThat(rulesBrokenBy(with(english(), german))).containsExactly("right_language (de)");
	}

	@Test
	void noticesATextThatChangesItsLanguage() {
		String half = ofWords(german(), 100).text() + " " + ofWords(english(), 100).text();

		assertThat(rulesBrokenBy(with(english(), withText(german(), half)))).contains("right_language (de)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Der Frosch und ein Käfer schliefen.", "Il était une fois une grenouille.",
			"Había una vez una rana muy pequeña.", "Er was een kikker, maar hij zong niet voor het huis." })
	void noticesASentenceInAnotherLanguage(String sentence) {
		assertThat(rulesBrokenBy(with(adding(english(), sentence), german()))).containsExactly("right_language (en)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "“Guten Tag und hallo!” said Mona.", "She called: “Bonjour!” and “Olé!”", "Der Pip!" })
	void acceptsAFewWordsOfAnotherLanguage(String sentence) {
		assertThat(rulesBrokenBy(with(adding(english(), sentence), german()))).isEmpty();
	}

	@Test
	void noticesATitleInTheOtherLanguage() {
		assertThat(rulesBrokenBy(with(english(), titled(german(), "The Lost Song of the Garden"))))
			.containsExactly("right_language (de)");
		assertThat(rulesBrokenBy(with(titled(english(), "Das verlorene Lied und der Garten"), german())))
			.containsExactly("right_language (en)");
	}

	@Test
	void noticesTheSameTitleInBothLanguages() {
		String title = "Pip Mona Beetle Garden Song";

		assertThat(rulesBrokenBy(with(titled(english(), title), titled(german(), title))))
			.containsExactly("right_language");
	}

	@Test
	void requiresAnObservedElement() {
		assertThat(rulesBrokenBy(with(observing(english()), german()))).containsExactly("observed_elements (en)");
	}

	@Test
	void allowsAtMostEightObservedElements() {
		StoryDraft.Version nine = observing(english(), "pink line", "sun", "frog", "leaf", "stone", "snail", "puddles",
				"beetle", "tree");

		assertThat(rulesBrokenBy(with(nine, german()))).containsExactly("observed_elements (en)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a purple castle with many towers, each of them taller than the last one" })
	void requiresShortObservedElements(String element) {
		assertThat(rulesBrokenBy(with(observing(english(), "pink line", element), german())))
			.containsExactly("observed_elements (en)");
	}

	@Test
	void requiresAnObservedElementInTheText() {
		assertThat(rulesBrokenBy(with(observing(english(), "purple castle", "og"), german())))
			.containsExactly("observed_elements (en)");
		assertThat(rulesBrokenBy(with(observing(english(), "purple castle", "Yellow Sun"), german()))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "the", "7", "of it" })
	void requiresElementsThatNameSomething(String element) {
		assertThat(rulesBrokenBy(with(observing(english(), "pink line", "yellow sun", element), german())))
			.containsExactly("observed_elements (en)");
	}

	@Test
	void rejectsElementsOfWhichMostAreInvented() {
		StoryDraft.Version invented = observing(german(), "gelbe Sonne", "Rakete", "Schloss", "Pirat", "Insel", "Krone",
				"Drache", "Vulkan");

		assertThat(rulesBrokenBy(with(english(), invented))).containsExactly("observed_elements (de)");
	}

	@Test
	void rejectsATextThatIsCut() {
		StoryDraft.Version cut = withText(german(), german().text() + " Da sagte der Käfer, dass");

		assertThat(rulesBrokenBy(with(english(), cut))).containsExactly("complete (de)");
	}

	@Test
	void rejectsOneSentenceTwentyTimes() {
		StoryDraft.Version english = withText(english(), "Pip sang a song under the big yellow sun. ".repeat(20));

		assertThat(rulesBrokenBy(with(english, german()))).contains("repetition (en)");
	}

	@Test
	void noticesATitleOfTheOtherText() {
		assertThat(rulesBrokenBy(with(titled(english(), "Pip findet seine Melodie wieder"), german())))
			.containsAnyOf("right_language", "right_language (en)");
		assertThat(rulesBrokenBy(with(titled(english(), "Pip Mona Käfer Garten Lied"), german())))
			.containsExactly("right_language");
		assertThat(rulesBrokenBy(with(english(), titled(german(), "Pip Finds Friends Behind Stones"))))
			.containsExactly("right_language");
	}

	@Test
	void noticesVersionsAboutDifferentThings() {
		assertThat(rulesBrokenBy(with(english(), rocket()))).containsExactly("same_story");
	}

	private static StoryDraft.Version rocket() {
		return new StoryDraft.Version("de", "Die kleine Rakete fliegt zum Mond",
				"""
						Es war einmal eine kleine Rakete, die stand auf einem Berg und schaute zu den Sternen. „Ich möchte zum \
						Mond fliegen“, sagte die Rakete. Da kam ein Roboter mit einer Leiter. „Ich fliege mit dir“, rief der \
						Roboter.

						Also kletterte der Roboter in die Rakete und drückte einen roten Knopf. Eins, zwei, drei, los! Die Rakete \
						brummte und zischte. Sie flog über die Wolken und an einem Flugzeug vorbei. Der Pilot winkte mit seiner \
						Mütze.

						Auf dem Mond wohnte ein Drache. Der Drache hatte noch nie einen Besuch gehabt. „Wollt ihr Kuchen?“, fragte \
						der Drache leise. Da setzten sich alle an einen Tisch aus Stein, und der Roboter erzählte von der Stadt \
						mit den vielen Autos und Brücken.

						Als sie satt waren, zeigte der Drache ihnen seine Höhle voller Edelsteine. „Nehmt einen mit“, sagte er. \
						Die Rakete nahm einen blauen Edelstein und legte ihn neben das Fenster. Dann flogen sie nach Hause, und \
						jeden Abend winkten sie dem Drachen auf dem Mond zu.
						""",
				List.of("Rakete", "Mond", "Roboter"));
	}

	@Test
	void requiresTheNameOfTheHero() {
		StoryInput zoe = Stories.aboutHero("Zoë");
		StoryDraft draft = with(adding(english(), "Zoë’s dream came true."), german());

		List<Violation> violations = VALIDATOR.validate(draft, zoe);

		assertThat(violations).extracting(Violation::code).containsExactly("hero_name (de)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Can", "Ela", "Una", "Mia von der Au", "Dick", "Elsa", "Nazim", "Hassen" })
	void acceptsNamesThatAreWordsOfALanguage(String name) {
		StoryDraft draft = with(
				titled(adding(english(), name + " ran. " + name + "’s hat was red."), name + " and the Song"),
				titled(adding(german(), name + " lief. " + name + " lachte."), name + " und das Lied"));

		List<Violation> violations = VALIDATOR.validate(draft, Stories.aboutHero(name));

		assertThat(violations).extracting(Violation::code).allMatch((code) -> code.startsWith("title_length"));
	}

	@Test
	void requiresTheNameAsAWholeWord() {
		StoryDraft draft = with(adding(english(), "Pip ate a tomato."), adding(german(), "Tom lachte."));

		List<Violation> violations = VALIDATOR.validate(draft, Stories.aboutHero("Tom"));

		assertThat(violations).extracting(Violation::code).containsExactly("hero_name (en)");
	}

	@Test
	void acceptsAnyApostropheInTheName() {
		StoryInput hero = Stories.aboutHero("O'Neill");
		StoryDraft draft = with(adding(english(), "O’Neill’s dream came true."), adding(german(), "O'Neill lachte."));

		List<Violation> violations = VALIDATOR.validate(draft, hero);

		assertThat(violations).isEmpty();
	}

	@Test
	void acceptsAHeroOfAnotherScript() {
		StoryInput olga = Stories.aboutHero("Ольга");
		StoryDraft draft = with(adding(english(), "Ольга smiled."), adding(german(), "Ольга lachte."));

		List<Violation> violations = VALIDATOR.validate(draft, olga);

		assertThat(violations).isEmpty();
	}

	@Test
	void validatesAStoryInMilliseconds() {
		StoryDraft draft = valid();
		IntStream.range(0, 200).forEach((warmUp) -> VALIDATOR.validate(draft, anything()));
		ThreadMXBean thread = ManagementFactory.getThreadMXBean();

		long before = thread.getCurrentThreadCpuTime();
		IntStream.range(0, 100).forEach((one) -> VALIDATOR.validate(draft, anything()));

		// The time of the processor, since other tests may run beside this one.
		assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(3));
	}

	@Test
	void showsDetailsOnlyToTheModel() {
		StoryDraft draft = with(adding(english(), "He had a pistol."), german());

		Violation violation = VALIDATOR.validate(draft, anything()).getFirst();

		assertThat(violation.hint()).contains("pistol");
		assertThat(violation).hasToString("blocked_content (en)");
	}

	private List<String> rulesBrokenBy(StoryDraft draft) {
		return VALIDATOR.validate(draft, anything()).stream().map(Violation::code).toList();
	}

}
