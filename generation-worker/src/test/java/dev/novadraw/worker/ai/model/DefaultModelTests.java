package dev.novadraw.worker.ai.model;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.novadraw.worker.ai.TestSettings;
import dev.novadraw.worker.ai.provider.ProtocolName;
import dev.novadraw.worker.ai.provider.ProviderProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The models that are used if nothing is set. This is the one test that depends on the
 * date: it fails while there is still time to choose another default.
 */
class DefaultModelTests {

	private static final int DAYS = 30;

	static Stream<Map.Entry<String, ProviderProperties>> defaults() {
		return TestSettings.with(Map.of()).providers().entrySet().stream();
	}

	@ParameterizedTest
	@MethodSource("defaults")
	void doNotRetireSoon(Map.Entry<String, ProviderProperties> provider) {
		LocalDate today = LocalDate.now();

		assertThat(provider.getValue().facts().retiresWithin(today, DAYS))
			.as("%s retires on %s: choose another default", provider.getValue().model(),
					provider.getValue().facts().retires())
			.isFalse();
		assertThat(moderator(provider.getValue()).retiresWithin(today, DAYS)).isFalse();
	}

	private static ModelFacts moderator(ProviderProperties provider) {
		return provider.protocol().facts(provider.moderationModel());
	}

	@ParameterizedTest
	@MethodSource("defaults")
	void doAllThatAStoryNeeds(Map.Entry<String, ProviderProperties> provider) {
		ModelFacts facts = provider.getValue().facts();

		assertThat(facts.known()).isTrue();
		assertThat(facts.pictures()).isTrue();
		assertThat(facts.structuredOutput()).isEqualTo(StructuredOutput.SCHEMA);
		assertThat(facts.languages()).contains("en", "de");
		assertThat(facts.refuses(provider.getValue().endpoint().dials().reasoning())).isFalse();
		assertThat(provider.getValue().temperature()).isNull();
	}

	@ParameterizedTest
	@MethodSource("defaults")
	void costAtMostOneCentForAStory(Map.Entry<String, ProviderProperties> provider) {
		Price price = Objects.requireNonNull(provider.getValue().facts()).price();

		assertThat(price.maxMicros(3500, 1200)).isLessThan(10_000);
		assertThat(price.isPaid()).isEqualTo(provider.getValue().protocol() != ProtocolName.OFFLINE
				&& provider.getValue().protocol() != ProtocolName.OLLAMA);
	}

}
