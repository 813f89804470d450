package dev.novadraw.gateway.submit.option;

import java.util.List;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.gateway.problem.ApiProblem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OptionRulesTests {

	private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

	private record Poem(String text) {
	}

	/** Options of each type. */
	private record Options(String meter, @NotBlank String about, int verseCount, boolean rhyming, @Nullable String note,
			List<String> languages) {

		Options {
			languages = (languages != null) ? languages : List.of("en");
		}

	}

	private record Picky(String meter) {

		Picky {
			if (meter == null) {
				throw new IllegalArgumentException("meter");
			}
		}

	}

	private record PoemKind<I extends Record>(Class<I> inputType) implements Kind<I, Poem> {

		@Override
		public String name() {
			return "poem";
		}

		@Override
		public String collection() {
			return "poems";
		}

		@Override
		public Class<Poem> resultType() {
			return Poem.class;
		}

	}

	private static final Owner OWNER = Owner.of(Owner.ANONYMOUS);

	private final PoemKind<Options> kind = new PoemKind<>(Options.class);

	@Test
	void readsFromTheTypeWhatMustBeSentAndWhatIsFilledIn() {
		OptionRules rules = OptionRules.of(this.kind, VALIDATOR);

		assertThat(rules.required()).containsExactlyInAnyOrder("meter", "about", "verse_count", "rhyming");
		assertThat(rules.defaults()).hasSize(1);
		assertThat(rules.defaults().get("languages")).hasToString("[\"en\"]");
	}

	@Test
	void refusesARequestWithoutAnOptionThatTheTypeRequires() {
		OptionsReader reader = new OptionsReader(VALIDATOR);
		ObjectNode options = Json.MAPPER.createObjectNode().put("verse_count", 2).put("rhyming", true);

		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> reader.read(this.kind, options, OWNER))
			.withMessageContaining("about: ");
		options.put("about", "pigs");
		assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> reader.read(this.kind, options, OWNER))
			.withMessageContaining("meter: Required.");
		options.put("meter", "iambic");
		assertThat(reader.read(this.kind, options, OWNER).input())
			.isEqualTo(new Options("iambic", "pigs", 2, true, null, List.of("en")));
	}

	@Test
	void saysWhatToDoAboutATypeThatDoesNotSayWhatItNeeds() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> OptionRules.of(new PoemKind<>(Picky.class), VALIDATOR))
			.withMessageContaining("poem")
			.withMessageContaining("bean validation");
	}

}
