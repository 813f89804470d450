package dev.novadraw.kind.text.inflection;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.engine.kind.Language;

import static org.assertj.core.api.Assertions.assertThat;

class InflectionTests {

	@ParameterizedTest
	@CsvSource({ "kill, killed", "stab, stabbing", "slice, slicing", "bury, buried", "match, matches", "steal, stole",
			"die, dying", "knife, knives", "play, played" })
	void knowsEnglishForms(String word, String form) {
		assertThat(Inflection.of(Language.EN).forms(word)).contains(word, form);
	}

	@ParameterizedTest
	@CsvSource({ "quälen, gequälten", "töten, tötete", "erstechen, erstach", "erstechen, erstochen",
			"ab+hacken, abzuhacken", "ab+hacken, abgehackt", "ab+schneiden, abschnitt", "verletzen, verletzt",
			"rauchen, rauchst", "wetten, wettete", "Messer, messers", "Waffe, waffen", "Freundin, freundinnen",
			"nackt, nacktes", "dunkel, dunkles", "zugefroren, zugefrorenen", "schütteln, schüttle",
			"trainieren, trainiert" })
	void knowsGermanForms(String word, String form) {
		assertThat(Inflection.of(Language.DE).forms(word)).contains(form);
	}

}
