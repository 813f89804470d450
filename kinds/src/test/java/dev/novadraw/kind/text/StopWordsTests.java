package dev.novadraw.kind.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.kind.Language;

import static org.assertj.core.api.Assertions.assertThat;

class StopWordsTests {

	private final StopWords stopWords = new StopWords();

	@ParameterizedTest
	@ValueSource(strings = { "The little owl went home.", "In the evening everybody walked home, tired and happy.",
			"Le petit chat dort sous la table.", "El perro corre por el jardín verde.",
			"Mały królik szukał mamy w lesie i bardzo płakał." })
	void findASentenceAsAWholeInAnotherLanguage(String sentence) {
		assertThat(this.stopWords.isWhollyForeign(Words.of(sentence), Language.DE)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Oluwaseun und Małgorzata basteln.", "Ein Café mit Crêpes.", "Tralala, la la la!",
			"Hokuspokus!", "„Happy Birthday to you“, sangen sie." })
	void allowSingleForeignWords(String sentence) {
		assertThat(this.stopWords.isWhollyForeign(Words.of(sentence), Language.DE)).isFalse();
	}

}
