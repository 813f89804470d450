package dev.novadraw.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.novadraw.engine.job.JobState;
import dev.novadraw.worker.ai.hostile.Behavior;
import dev.novadraw.worker.ai.hostile.Protocol;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of what providers do, in {@code docs/reliability.md}: it shows what
 * {@link ProviderFaultTests} expect. To write it, run this test with
 * {@code -Dnova.write=true}.
 */
class MannersTableTests {

	/** The part of the page that the chaos report includes. */
	private static final Path TABLE = Path.of("..", "acceptance", "src", "main", "resources", "dev", "novadraw",
			"chaos", "providers.md");

	private static final Path PAGE = Path.of("..", "docs", "reliability.md");

	private static final Path BEHAVIORS = Path.of("src", "test", "java", "dev", "novadraw", "worker", "ai", "hostile",
			"Behavior.java");

	private static final Pattern CONSTANT = Pattern
		.compile("/\\*\\*(?<words>(?:(?!\\*/).)*)\\*/\\s+(?<name>[A-Z_0-9]+)[(,;]", Pattern.DOTALL);

	/** Behaviors whose names are the whole description. */
	private static final Map<Behavior, String> NAMED = Map.of(Behavior.BAD_REQUEST, "400 about the drawing",
			Behavior.UNAUTHORIZED, "401", Behavior.FORBIDDEN, "403", Behavior.NOT_FOUND, "404", Behavior.ERROR_500,
			"500", Behavior.BAD_GATEWAY, "502", Behavior.OVERLOADED, "529");

	@Test
	void showsWhatTheTestsExpect() throws IOException {
		String table = table();
		if (Boolean.getBoolean("nova.write")) {
			String page = Files.readString(PAGE);
			Files.writeString(PAGE, Files.exists(TABLE) ? page.replace(Files.readString(TABLE), table) : page);
			Files.writeString(TABLE, table);
		}

		assertThat(TABLE).hasContent(table);
		assertThat(PAGE).content().contains(table);
	}

	private static String table() throws IOException {
		Map<Behavior, String> descriptions = descriptions();
		String rows = Arrays.stream(Behavior.values())
			.filter((behavior) -> behavior != Behavior.OK && behavior != Behavior.SLOW)
			.map((behavior) -> "| %s | %s |".formatted(descriptions.get(behavior),
					Arrays.stream(Protocol.values())
						.map((protocol) -> effect(behavior, protocol))
						.collect(Collectors.joining(" | "))))
			.collect(Collectors.joining("\n"));
		return """
				## What providers do

				The tests of the workers call a provider that does all of this, in four protocols, with whole answers and with streams.
				*Story*: the answer is used. *Retry*: the next attempt after a backoff; at last the named problem. *Snoozed*: all workers
				wait, and no attempt counts. *Paused*: until an operator resumes the provider. Anything else ends the job at once.

				| what the provider does | OpenAI | Anthropic | Gemini | Ollama |
				|---|---|---|---|---|
				%s
				"""
			.formatted(rows);
	}

	private static Map<Behavior, String> descriptions() throws IOException {
		Map<Behavior, String> descriptions = new LinkedHashMap<>(NAMED);
		Matcher constant = CONSTANT.matcher(Files.readString(BEHAVIORS));
		while (constant.find()) {
			String words = constant.group("words")
				.replaceAll("\\{@(?:code|link) (?:\\S+ )?([^}]*)}", "$1")
				.replaceAll("\\s*\\n\\s*\\*\\s?", " ")
				.strip();
			String name = constant.group("name");
			Arrays.stream(Behavior.values())
				.filter((behavior) -> behavior.name().equals(name))
				.forEach((behavior) -> descriptions.put(behavior, words.replaceFirst("\\.$", "")));
		}
		assertThat(descriptions).containsKeys(Behavior.values());
		return descriptions;
	}

	private static String effect(Behavior behavior, Protocol protocol) {
		if (!behavior.isKnownTo(protocol)) {
			return "–";
		}
		List<String> effects = Stream.of(true, false)
			.map((streamed) -> effect(behavior, protocol, streamed))
			.distinct()
			.toList();
		return (effects.size() == 1) ? effects.getFirst()
				: "%s; whole: %s".formatted(effects.getFirst(), effects.getLast());
	}

	private static String effect(Behavior behavior, Protocol protocol, boolean streamed) {
		if (ProviderFaultTests.SLOWING.contains(behavior)) {
			return "snoozed";
		}
		if (ProviderFaultTests.PAUSING.contains(behavior)) {
			return "paused";
		}
		if (behavior == Behavior.RESET_BEFORE) {
			return "retry, `PROVIDER_UNAVAILABLE`";
		}
		JobEnd end = JobEnd.of(behavior, protocol, streamed);
		if (end.state() == JobState.SUCCEEDED) {
			return (end.calls() == 1) ? "story" : "story, second request";
		}
		return ((end.ledger().startsWith("retry")) ? "retry, `%s`" : (end.calls() > 1) ? "one repair, `%s`" : "`%s`")
			.formatted(end.code());
	}

}
