package dev.novadraw.worker.ai.model;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The file of models: what is read, what is refused, and which facts a name gets.
 */
class ModelCatalogTests {

	private static final String VALID = """
			models:
			  date: 2026-11-30
			  vendors:
			    somebody:
			      protocol: openai
			      list:
			        - name: opera-1
			          price: { input: 1, cached-input: 0.1, cache-write: 1.25, output: 5 }
			          retires: 2027-03-04
			          replacement: opera-2
			          temperature: true
			          reasoning: low
			          reasoning-levels: low, high
			          structured-output: schema
			          pictures: true
			          audio: true
			          languages: en, de
			        - name: opera-1-2026-05-01
			          price: { input: 2, output: 4 }
			        - name: ear-1
			          purpose: transcription
			          price: { audio-second: 0.001 }
			    anybody:
			      protocol: ollama
			      list:
			        - name: house
			          price: { input: 0, output: 0 }
			""";

	@Test
	void readsWhatIsKnownAboutAModel() {
		ModelFacts facts = read(VALID).facts("openai", "opera-1");

		assertThat(facts).isEqualTo(new ModelFacts("opera-1", true, Purpose.CHAT, new Price(1, 0.1, 1.25, 5, 0, 0),
				LocalDate.of(2027, 3, 4), "opera-2", true, new Reasoning("low", 0), Set.of("low", "high"),
				StructuredOutput.SCHEMA, true, true, Set.of("en", "de")));
		assertThat(read(VALID).date()).isEqualTo(LocalDate.of(2026, 11, 30));
	}

	@ParameterizedTest
	@CsvSource({ "openai, opera-1-2026-06-30, opera-1", "openai, opera-1-20260630, opera-1",
			"openai, opera-1-2606, opera-1", "openai, opera-1-latest, opera-1",
			"openai, opera-1-2026-05-01, opera-1-2026-05-01", "ollama, house:12b-q4_K_M, house" })
	void takesTheFactsOfTheLongestNameForASnapshot(String protocol, String model, String name) {
		assertThat(read(VALID).facts(protocol, model).name()).isEqualTo(name);
	}

	@ParameterizedTest
	@CsvSource({ "openai, opera-1-mini", "openai, opera-1.5", "openai, opera-1-5", "openai, opera-10", "openai, opera",
			"openai, house", "ollama, opera-1", "openai, ''" })
	void doesNotTakeOneModelForAnother(String protocol, String model) {
		assertThat(read(VALID).facts(protocol, model).known()).isFalse();
	}

	@Test
	void assumesTheWorstOfAnUnknownModel() {
		ModelFacts facts = read(VALID).facts("openai", "unheard-of");

		assertThat(facts.price()).isEqualTo(new Price(2, 2, 2, 5, 0, 0.001));
		assertThat(facts.temperature()).isFalse();
		assertThat(facts.reasoning().isSet()).isFalse();
		assertThat(facts.structuredOutput()).isEqualTo(StructuredOutput.NONE);
		assertThat(facts.retires()).isNull();
		assertThat(read(VALID).facts("ollama", "unheard-of").price().isPaid()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			temperature: true   | temprature: true    | left unbound
			input: 1,           | input: -1,          | opera-1.price.input is -1.0 and must be 0 or more
			input: 1,           | input: much,        | much
			retires: 2027-03-04 | retires: 04.03.2027 | must be a day such as 2026-11-30
			retires: 2027-03-04 | retires: 2027-02-30 | must be a day such as 2026-11-30
			date: 2026-11-30    | date: soon          | must be a day such as 2026-11-30
			, output: 4 }       | }                   | a chat model needs the prices of input and output
			name: house         | name: opera-1       | opera-1 is listed twice
			reasoning: low      | reasoning: lots     | opera-1.reasoning must be none, minimal
			levels: low, high   | levels: low, deep   | opera-1.reasoning-levels must be none, minimal
			output: schema      | output: yaml        | yaml
			pictures: true      | pictures: perhaps   | perhaps
			""")
	void refusesAFileWithAMistake(String right, String wrong, String reason) {
		assertThat(VALID).contains(right);

		assertThatThrownBy(() -> read(VALID.replace(right, wrong))).satisfies((refusal) -> assertThat(
				refusal.getMessage() + NestedExceptionUtils.getMostSpecificCause(refusal).getMessage())
			.contains(reason));
	}

	@Test
	void refusesAModelWithoutAPrice() {
		assertThatExceptionOfType(BindException.class)
			.isThrownBy(() -> read(VALID.replace("          price: { input: 0, output: 0 }\n", "")));
	}

	@Test
	void knowsTheCurrentModelsOfEveryProtocol() {
		ModelCatalog catalog = ModelCatalog.bundled();

		assertThat(List.of(catalog.facts("openai", "gpt-4o-2024-08-06"), catalog.facts("openai", "gpt-6-luna"),
				catalog.facts("anthropic", "claude-haiku-4-5-20251001"), catalog.facts("google", "gemini-2.5-flash"),
				catalog.facts("openai", "mistral-small-2603"), catalog.facts("ollama", "ministral-3:8b"),
				catalog.facts("offline", "offline-storyteller")))
			.allMatch(ModelFacts::known);
		assertThat(catalog.facts("openai", "gpt-6-luna-pro").price().output()).isGreaterThanOrEqualTo(50);
	}

	private static ModelCatalog read(String text) {
		Resource file = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
		return ModelFile.read(file);
	}

}
