package dev.novadraw.gateway.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.json.Json;
import dev.novadraw.gateway.Gateway;
import dev.novadraw.gateway.Multipart;
import dev.novadraw.gateway.Servers;
import dev.novadraw.gateway.upload.TestDrawings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed contract equals the one generated from the code. After a change of the
 * API run {@code ./nova contract} and review the difference.
 */
class OpenApiTests {

	private static final Path COMMITTED = Path.of("openapi.yaml");

	private static final JsonNode TWO_KINDS = Json.MAPPER
		.readTree(made("/v3/api-docs", "--nova.contract.all-kinds=true"));

	private static final List<String> DESCRIPTIONS = TWO_KINDS.findValuesAsString("description");

	@Test
	void isWhatTheCodeSays() throws IOException {
		String made = made("/v3/api-docs.yaml");
		if ("write".equals(System.getProperty("nova.contract"))) {
			Files.writeString(COMMITTED, made);
		}

		assertThat(COMMITTED).content().isEqualTo(made);
	}

	@ParameterizedTest
	@ValueSource(strings = { "story", "riddle" })
	void discriminatesJobsByTheirKind(String kind) {
		JsonNode job = schema("JobResponse");
		String mapped = job.at("/discriminator/mapping/" + kind).asString();
		JsonNode ofKind = schema(mapped.replaceAll(".*/", ""));

		assertThat(job.at("/discriminator/propertyName").asString()).isEqualTo("kind");
		assertThat(job.at("/oneOf")).hasSize(2).anyMatch((schema) -> schema.at("/$ref").asString().equals(mapped));
		assertThat(ofKind.at("/properties/kind/enum")).singleElement().hasToString("\"" + kind + "\"");
		assertThat(answer(kind).propertyNames()).containsExactlyInAnyOrderElementsOf(fields(ofKind));
	}

	/** Submits a job of a kind and returns the response. */
	private static JsonNode answer(String kind) {
		Gateway gateway = Gateway.shared();
		return kind.equals("story") ? gateway.post("/v1/stories", Multipart.drawing(TestDrawings.png(60, 60))).json()
				: gateway.post("/v1/riddles", "application/json", "{\"subject\": \"a pig\", \"difficulty_level\": 1}")
					.json();
	}

	private static Set<String> fields(JsonNode ofKind) {
		return new HashSet<>(ofKind.at("/properties").propertyNames());
	}

	@Test
	void takesFromTheTypeWhichOptionsMustBeSent() {
		assertThat(required("RiddleRequest")).containsExactlyInAnyOrder("subject", "difficulty_level");
		assertThat(required("StoryRequest")).isEmpty();
		assertThat(schema("StoryRequest").at("/properties/length/default").asString()).isEqualTo("medium");
		assertThat(schema("StoryRequest").at("/properties/languages/default")).hasToString("[\"en\",\"de\"]");
	}

	@Test
	void hasEverythingItRefersTo() {
		List<String> references = TWO_KINDS.findValuesAsString("$ref");

		assertThat(references).isNotEmpty()
			.allSatisfy((reference) -> assertThat(TWO_KINDS.at(reference.substring(1)).isMissingNode()).as(reference)
				.isFalse());
	}

	@Test
	void writesNamesAsCodeAndBeginsNoDescriptionWithAQuestionWord() {
		assertThat(DESCRIPTIONS).hasSizeGreaterThan(100)
			.allSatisfy((description) -> assertThat(description.replaceAll("`[^`]*`", "")).doesNotContain("_", "{@")
				.doesNotMatch("(?s)(What|How|Whether|Where|Why|Whose|Whom|Who|When|Until|Which) .*"));
	}

	@Test
	void hasPatternsThatEveryEngineReads() {
		assertThat(TWO_KINDS.findValuesAsString("pattern")).isNotEmpty()
			.allSatisfy((pattern) -> assertThat(pattern).doesNotContain("\\p", "(?<", "(?=", "(?!", "*+", "++", "?+"));
	}

	private static List<String> required(String schema) {
		return schema(schema).path("required").valueStream().map(JsonNode::asString).toList();
	}

	private static JsonNode schema(String name) {
		return TWO_KINDS.at("/components/schemas/" + name);
	}

	private static String made(String path, String... additional) {
		List<String> settings = new ArrayList<>(List.of("--springdoc.api-docs.enabled=true",
				"--springdoc.api-docs.version=openapi_3_1", "--springdoc.writer-with-order-by-keys=false",
				"--springdoc.paths-to-match=/v1/**", "--logging.level.org.springdoc=error"));
		settings.addAll(List.of(additional));
		Gateway gateway = Gateway.start(ContractConfiguration.class, Servers.KAFKA.bootstrapServers(),
				settings.toArray(String[]::new));
		try {
			return gateway.get(path).text();
		}
		finally {
			gateway.stop();
		}
	}

}
