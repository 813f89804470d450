package dev.novadraw.standalone.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RuleRatesTests {

	@TempDir
	private Path directory;

	@Test
	void printsTheRatesAndTheOtherSentences() throws IOException {
		Path english = set("my-set-en.txt", "# a comment", "harmless | death | The wind died down.",
				"harmless | weapons | The gun was loud.", "unsuitable | weapons | He had a pistol.");
		Path german = set("de.txt", "unsuitable | weapons | Er zog das Küchenmesser.");

		RuleRates rates = RuleRates.of(List.of(english, german));

		assertThat(rates.report()).contains("my-set-en.txt", "harmless passed   1 of   2",
				"unsuitable stopped   1 of   1",
				"my-set-en.txt: harmless | weapons | The gun was loud. (weapons: gun)");
		assertThat(rates.areHighEnough()).isFalse();
		assertThat(RuleRates.of(List.of(german)).areHighEnough()).isTrue();
	}

	@Test
	void needsALanguageAndALabel() throws IOException {
		Path unnamed = set("sentences.txt", "harmless | death | The wind died down.");
		Path unlabelled = set("en.txt", "The wind died down.");

		assertThatIllegalArgumentException().isThrownBy(() -> RuleRates.of(List.of(unnamed)));
		assertThatIllegalArgumentException().isThrownBy(() -> RuleRates.of(List.of(unlabelled)));
	}

	private Path set(String name, String... lines) throws IOException {
		return Files.write(this.directory.resolve(name), List.of(lines));
	}

}
