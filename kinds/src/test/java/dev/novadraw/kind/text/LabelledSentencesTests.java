package dev.novadraw.kind.text;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.rule.SafeText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sentences with the label of an editor, and the share that the rules classify alike. A
 * rule is written for the open files only; the others show what it is worth for sentences
 * that nobody had in mind.
 */
class LabelledSentencesTests {

	private static final double HARMLESS = 0.98;

	private static final double UNSUITABLE = 0.95;

	private static final SafeText SAFE = new SafeText(Names.NONE);

	@ParameterizedTest
	@MethodSource("openFiles")
	void allowHarmlessSentences(String file) {
		assertThat(share(file, true)).isGreaterThanOrEqualTo(HARMLESS);
	}

	@ParameterizedTest
	@MethodSource("openFiles")
	void stopUnsuitableSentences(String file) {
		assertThat(share(file, false)).isGreaterThanOrEqualTo(UNSUITABLE);
	}

	@ParameterizedTest
	@CsvSource({ "true, 0.97", "false, 0.95" })
	void holdForSentencesThatWereNotLookedAt(boolean harmless, double share) {
		List<Boolean> classified = Stream.of(Language.values())
			.flatMap((language) -> classified("held-out-%s.txt".formatted(language.code()), language, harmless))
			.toList();

		assertThat(classified).hasSizeGreaterThan(80);
		assertThat(share(classified)).isGreaterThanOrEqualTo(share);
	}

	// Their names begin with the language: de.txt, de-2.txt.
	static List<String> openFiles() throws IOException, URISyntaxException {
		URL folder = Objects.requireNonNull(LabelledSentencesTests.class.getResource("labelled"));
		try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
			return files.map((file) -> file.getFileName().toString())
				.filter((file) -> file.matches("(en|de)[^a-z].*"))
				.sorted()
				.toList();
		}
	}

	private static double share(String file, boolean harmless) {
		Language language = file.startsWith("de") ? Language.DE : Language.EN;
		return share(classified(file, language, harmless).toList());
	}

	private static double share(List<Boolean> classified) {
		return (double) classified.stream().filter(Boolean::booleanValue).count() / classified.size();
	}

	private static Stream<Boolean> classified(String file, Language language, boolean harmless) {
		TextFile lines = TextFile.load(LabelledSentencesTests.class, "labelled/" + file);
		return LabelledSentence.read(lines.lines())
			.stream()
			.filter((sentence) -> sentence.isHarmless() == harmless)
			.map((sentence) -> SAFE.fault(sentence.sentence(), language).isEmpty() == harmless);
	}

}
