package dev.novadraw.kind.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTests {

	@ParameterizedTest
	@CsvSource({ "Tom, I met Tom., true", "Tom, I ate a tomato., false", "Tom, Tom’s hat., true",
			"Tom, Toms Hut., true", "Hans, Hans' Hut., true", "Mia von der Au, Da kam Mia von der Au., true",
			"Mia von der Au, Da kam Mia., false", "O'Neill, O’Neill ran., true", "Zoë, Zoe ran., false" })
	void occurAsWholeWords(String name, String text, boolean occurs) {
		assertThat(Names.of(name).occurIn(text)).isEqualTo(occurs);
	}

	@Test
	void areTakenOutOfWords() {
		Words words = Words.of("Mia von der Au und Can tanzten.");

		assertThat(Names.of("Mia von der Au", "Can").without(words)).isEqualTo(Words.of("und tanzten"));
	}

	@Test
	void maybeNone() {
		assertThat(Names.of((String) null)).isEqualTo(Names.NONE);
		assertThat(Names.NONE.occurIn("")).isTrue();
	}

}
