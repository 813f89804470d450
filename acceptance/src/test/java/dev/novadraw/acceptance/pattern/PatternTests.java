package dev.novadraw.acceptance.pattern;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.novadraw.acceptance.pattern.PatternUses.Use;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that no regular expression of the main code takes more than linear time for any
 * text. The expressions are found in the byte code and attacked; one that is composed at
 * run time must be listed here with a way to obtain it.
 */
class PatternTests {

	/** The composed patterns, by the place of their composition. */
	private static final Map<String, Source> PUT_TOGETHER = Map.of("dev.novadraw.gateway.upload.ForeignFile.<init>",
			PatternTests::ofConstants, "dev.novadraw.kind.text.PlainText.<clinit>", PatternTests::ofClass,
			"dev.novadraw.kind.text.Syllables.<clinit>", PatternTests::ofClass,
			// Its callers are tests with trusted patterns.
			"dev.novadraw.acceptance.Server.start", (type) -> List.of());

	/** A way to obtain the patterns of a class. */
	private interface Source {

		List<Pattern> of(Class<?> type) throws ReflectiveOperationException;

	}

	static Stream<Use> uses() throws IOException {
		Map<String, Use> distinct = new LinkedHashMap<>();
		for (Resource file : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:dev/novadraw/**/*.class")) {
			if (!file.getURL().toString().contains("/test-classes/")) {
				PatternUses.in(PatternUses.read(file.getURL()))
					.stream()
					.flatMap(PatternTests::resolved)
					.forEach((use) -> distinct.putIfAbsent(use.toString(), use));
			}
		}
		return distinct.values().stream();
	}

	private static Stream<Use> resolved(Use use) {
		Source source = PUT_TOGETHER.get(use.place());
		if (use.pattern() != null || source == null) {
			return Stream.of(use);
		}
		try {
			Class<?> type = Class.forName(use.place().substring(0, use.place().lastIndexOf('.')));
			return source.of(type).stream().map((pattern) -> new Use(use.place(), pattern, use.searches()));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(use.place(), ex);
		}
	}

	@ParameterizedTest
	@MethodSource("uses")
	void readsEveryTextInLinearTime(Use use) {
		assertThat(use.pattern()).as("%s puts a pattern together: list it in PUT_TOGETHER", use.place()).isNotNull();

		assertThat(Attack.on(use.pattern(), use.searches())).as("a text that costs more than its length").isNull();
	}

	@Test
	void findsThePatternsThereAre() throws IOException {
		List<String> places = uses().map(Use::place).toList();

		assertThat(places)
			.contains("dev.novadraw.gateway.job.Prefer.<clinit>", "dev.novadraw.kind.story.StoryInput.heroName",
					"dev.novadraw.kind.text.PlainText.<clinit>", "dev.novadraw.engine.client.Owner.<clinit>",
					"dev.novadraw.worker.ai.answer.ErrorResponseReader.<clinit>")
			.hasSizeGreaterThan(50);
	}

	@ParameterizedTest
	@ValueSource(strings = { ".*@.*\\..*", "(a+)+b", "(?:\\p{Ll}+\\p{Lu}+){3}", "\\s+$", "x\\d*\\d*y",
			"(?<!\\bmayb)e\\b", "wait\\s*\\s*;", "metadata\\[(.*)*]" })
	void knowsOneThatBacktracks(String pattern) {
		assertThat(Attack.on(Pattern.compile(pattern), true)).isNotNull();
	}

	private static List<Pattern> ofClass(Class<?> type) throws ReflectiveOperationException {
		return inFields(type, null);
	}

	private static List<Pattern> ofConstants(Class<?> type) throws ReflectiveOperationException {
		List<Pattern> found = new ArrayList<>();
		for (Object constant : type.getEnumConstants()) {
			found.addAll(inFields(type, constant));
		}
		return found;
	}

	private static List<Pattern> inFields(Class<?> type, Object owner) throws ReflectiveOperationException {
		List<Pattern> found = new ArrayList<>();
		for (Field field : type.getDeclaredFields()) {
			if ((owner == null) == Modifier.isStatic(field.getModifiers())) {
				field.setAccessible(true);
				collect(field.get(owner), found);
			}
		}
		return found;
	}

	private static void collect(Object value, List<Pattern> found) {
		switch (value) {
			case Pattern pattern -> found.add(pattern);
			case Map<?, ?> map -> map.values().forEach((element) -> collect(element, found));
			case null, default -> {
				// Another kind of member.
			}
		}
	}

}
