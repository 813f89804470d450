package dev.novadraw.gateway.credential;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokenTests {

	@ParameterizedTest
	@EnumSource
	void isReadAsItWasWritten(Token.Type type) {
		Token token = Token.create(type);

		assertThat(token.text()).matches("nova_(live|test|user|stream)_[0-9A-Za-z]{30}_[0-9A-Za-z]{6}");
		assertThat(Token.parse(token.text())).contains(token);
		assertThat(token.id()).hasSize(8);
		assertThat(token.hash()).hasSize(32);
		assertThat(token.toString()).contains(token.id()).hasSizeLessThan(24);
	}

	@Test
	void isNeverTheSame() {
		Set<String> texts = new HashSet<>();
		Stream.generate(() -> Token.create(Token.Type.LIVE)).limit(10_000).forEach((token) -> texts.add(token.text()));

		assertThat(texts).hasSize(10_000);
	}

	@Test
	void isNotReadWithATypingError() {
		String text = Token.create(Token.Type.LIVE).text();

		for (int i = 0; i < text.length(); i++) {
			char other = (text.charAt(i) == 'x') ? 'y' : 'x';
			assertThat(Token.parse(text.substring(0, i) + other + text.substring(i + 1))).as("letter %d", i).isEmpty();
			assertThat(Token.parse(text.substring(0, i) + text.substring(i + 1))).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "nova_live_", "nova_live_000000000000000000000000000000_000000", "x", "nova_root_a_b" })
	void isNotReadFromAnythingElse(String text) {
		assertThat(Token.parse(text)).isEmpty();
	}

}
