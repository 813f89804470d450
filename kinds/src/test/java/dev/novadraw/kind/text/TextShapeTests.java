package dev.novadraw.kind.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.kind.story.Stories;

import static org.assertj.core.api.Assertions.assertThat;

class TextShapeTests {

	@ParameterizedTest
	@ValueSource(strings = { "Pip ran and", "Pip ran,", "Pip ran. “Oh", "Pip said: “Let us go”", "Pip ran. The", "“" })
	void noticesATextThatIsCut(String text) {
		assertThat(TextShape.isCut(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Pip ran.", "“Oh!”", "„Ja.“", "»Ja!«", "Pip ran…", "(Pip ran.) ", "„Ja“, rief er.\n", "" })
	void acceptsAWholeText(String text) {
		assertThat(TextShape.isCut(text)).isFalse();
	}

	@Test
	void noticesSentencesThatComeAgainAndAgain() {
		assertThat(TextShape.isRepetitive("Pip ran round the big garden. ".repeat(20))).isTrue();
		assertThat(TextShape.isRepetitive("Pip ran round the garden. Mona sat under a tree. ".repeat(10))).isTrue();
		assertThat(TextShape.isRepetitive("very ".repeat(150))).isTrue();
	}

	@Test
	void acceptsARefrain() {
		String refrain = "“Come on in, let the fun begin!” ";

		assertThat(TextShape.isRepetitive(refrain + Stories.ENGLISH + refrain + refrain)).isFalse();
		assertThat(TextShape.isRepetitive(Stories.GERMAN)).isFalse();
		assertThat(TextShape.isRepetitive("")).isFalse();
	}

}
