package dev.novadraw.kind.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.Violation;
import dev.novadraw.kind.text.Violation.Rule;
import dev.novadraw.kind.text.Words;
import dev.novadraw.kind.text.content.Content;
import dev.novadraw.kind.text.content.TitleLanguage;

/**
 * The validation of a draft: the rules for the whole of it, and {@link VersionRules} for
 * each version.
 */
final class StoryValidator {

	private static final double MIN_RATIO = 0.6;

	private static final double MAX_RATIO = 1.6;

	private final VersionRules rules = new VersionRules();

	/**
	 * Returns all violations of a draft; empty if it is fit for children.
	 */
	List<Violation> validate(StoryDraft draft, StoryInput input) {
		List<Violation> violations = new ArrayList<>();
		checkLanguages(draft, input, violations);
		checkTheme(draft, input, violations);
		for (Language language : input.languages()) {
			draft.in(language)
				.ifPresent((version) -> this.rules.check(version, language, input).forEach(violations::add));
		}
		compareVersions(draft, input, violations);
		return List.copyOf(violations);
	}

	/**
	 * Returns the theme of a draft; empty if it has none or an unknown one.
	 */
	static Optional<StoryInput.Theme> theme(StoryDraft draft) {
		return Arrays.stream(StoryInput.Theme.values())
			.filter((theme) -> theme.code().equals(draft.theme()))
			.findFirst();
	}

	private static void checkLanguages(StoryDraft draft, StoryInput input, List<Violation> violations) {
		List<String> expected = input.languages().stream().map(Language::code).toList();
		List<String> written = draft.versions().stream().map(StoryDraft.Version::language).toList();
		if (written.size() != expected.size() || !Set.copyOf(written).equals(Set.copyOf(expected))) {
			violations.add(new Violation(Rule.LANGUAGES, null,
					"write exactly one version for each of " + String.join(", ", expected)));
		}
	}

	private static void checkTheme(StoryDraft draft, StoryInput input, List<Violation> violations) {
		Optional<StoryInput.Theme> theme = theme(draft);
		if (input.theme() != null && !theme.equals(Optional.of(input.theme()))) {
			violations.add(new Violation(Rule.THEME, null, "the theme must be " + input.theme().code()));
		}
		else if (theme.isEmpty()) {
			violations.add(new Violation(Rule.THEME, null,
					"the theme must be one of " + Arrays.stream(StoryInput.Theme.values())
						.map(StoryInput.Theme::code)
						.collect(Collectors.joining(", "))));
		}
	}

	private static void compareVersions(StoryDraft draft, StoryInput input, List<Violation> violations) {
		Optional<StoryDraft.Version> english = draft.in(Language.EN);
		Optional<StoryDraft.Version> german = draft.in(Language.DE);
		if (english.isPresent() && german.isPresent() && !VersionRules.isTooLong(english.get())
				&& !VersionRules.isTooLong(german.get())) {
			compareLengths(english.get(), german.get(), violations);
			if (violations.stream().noneMatch((violation) -> violation.rule() == Rule.RIGHT_LANGUAGE)) {
				compareTitles(english.get(), german.get(), input, violations);
				compareContents(english.get(), german.get(), violations);
			}
		}
	}

	private static void compareLengths(StoryDraft.Version english, StoryDraft.Version german,
			List<Violation> violations) {
		double ratio = (double) Words.of(english.text()).count() / Words.of(german.text()).count();
		if (!(ratio >= MIN_RATIO && ratio <= MAX_RATIO)) {
			violations.add(new Violation(Rule.LENGTH_RATIO, null, "both versions must be about equally long"));
		}
	}

	private static void compareTitles(StoryDraft.Version english, StoryDraft.Version german, StoryInput input,
			List<Violation> violations) {
		if (english.title().equalsIgnoreCase(german.title()) || !fits(english, Language.EN, german.text(), input)
				|| !fits(german, Language.DE, english.text(), input)) {
			violations.add(new Violation(Rule.RIGHT_LANGUAGE, null, "each version needs a title in its own language"));
		}
	}

	private static boolean fits(StoryDraft.Version version, Language language, String otherText, StoryInput input) {
		return TitleLanguage.fits(input.names().without(Words.of(version.title())), language, version.text(),
				otherText);
	}

	private static void compareContents(StoryDraft.Version english, StoryDraft.Version german,
			List<Violation> violations) {
		if (content(english, Language.EN).differsFrom(content(german, Language.DE))) {
			violations.add(new Violation(Rule.SAME_STORY, null,
					"both versions must tell the same story, with the same characters and things"));
		}
	}

	private static Content content(StoryDraft.Version version, Language language) {
		return Content.of(version.text(), version.observedElements(), language);
	}

}
