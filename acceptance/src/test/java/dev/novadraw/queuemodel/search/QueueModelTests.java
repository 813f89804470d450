package dev.novadraw.queuemodel.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.novadraw.queuemodel.search.Catalogue.Entry;
import dev.novadraw.queuemodel.world.Bounds;
import dev.novadraw.queuemodel.world.Design;
import dev.novadraw.queuemodel.world.Flaw;
import dev.novadraw.queuemodel.world.LimitedEvent;
import dev.novadraw.queuemodel.world.Situation;
import dev.novadraw.queuemodel.world.Slot;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An exhaustive search of the queue's situations. The design must hold in each, and a
 * design with a flaw must be rejected, which also shows that the search works.
 */
class QueueModelTests {

	private static final Path README = Path.of("src/main/java/dev/novadraw/queuemodel/README.md");

	private static final Map<Design, Verdict> SEARCHED = new HashMap<>();

	@ParameterizedTest
	@MethodSource("sound")
	void keepsEveryPromiseByLegalSteps(Entry entry) {
		assertThat(searched(entry).counterExample()).isNull();
	}

	@ParameterizedTest
	@MethodSource("harmless")
	void keepsEveryPromiseWithHarmlessFlaws(Entry entry) {
		assertThat(searched(entry).counterExample()).isNull();
	}

	@ParameterizedTest
	@MethodSource("broken")
	void findsTheShortestPathToABrokenPromise(Entry entry) {
		CounterExample found = searched(entry).counterExample();

		assertThat(found).isNotNull();
		assertThat(found.promise()).isEqualTo(entry.breaks());
	}

	@Test
	void coversEveryFlaw() {
		Set<Flaw> known = Stream.of(Catalogue.broken(), Catalogue.harmless())
			.flatMap(List::stream)
			.flatMap((entry) -> entry.design().flaws().stream())
			.collect(Collectors.toSet());

		assertThat(known).containsExactlyInAnyOrder(Flaw.values());
	}

	/**
	 * Independent of the guarantees: the log of such a system would contain an illegal
	 * step.
	 */
	@ParameterizedTest
	@EnumSource(names = { "SETTLE_UNFENCED", "SETTLE_BY_STATE", "RETURN_RESETS_TOKEN", "RETURN_LOWERS_TOKEN",
			"DISPATCH_IGNORES_STATE", "CLAIM_IGNORES_STATE", "REQUEUE_IGNORES_STATE", "SWEEP_QUEUES_LAST_ATTEMPT",
			"SETTLE_QUEUES_LAST_ATTEMPT", "DEADLINE_IGNORES_STATE" })
	void rejectsTheRowsThatAFlawWrites(Flaw flaw) {
		Bounds bounds = Bounds.quiet(1, 2).with(LimitedEvent.SHUTDOWN, 1).with(LimitedEvent.DEADLINE, 1);

		CounterExample found = Search.forIllegalSteps(Design.flawed(bounds, flaw)).counterExample();

		assertThat(found).isNotNull();
		assertThat(found.promise()).startsWith("an illegal step: ");
	}

	@Test
	void printsACounterExampleStepByStep() {
		Design design = Design.flawed(Bounds.quiet(1, 2).with(LimitedEvent.CRASH, 1), Flaw.NO_SWEEP_OF_HINTS,
				Flaw.NO_CLAIM_WITHOUT_HINT);

		assertThat(Search.forBrokenPromises(design).counterExample()).hasToString("""
				an accepted job can never come to its end, after
				   1. gateway commits job 0
				   2. dispatcher commits that job 0 is dispatched
				   3. KILL of the dispatcher with a hint of job 0""".replace("\n", System.lineSeparator()));
	}

	/** Shows the cost of not counting an attempt that another job may have ended. */
	@Test
	void allowsOneMoreCallForEachUncountedLoss() {
		Design ours = Design.flawed(Bounds.quiet(2, 1).inOneProcess(), Flaw.NO_HINTS);

		assertThat(Search.forBrokenPromises(ours).holds()).isTrue();
		assertThat(Search.forIllegalSteps(ours).holds()).isTrue();
		assertThat(Search.forCallsBeyondTheAttempts(ours).holds()).isFalse();
	}

	/** Shows the cost of not counting an attempt that a shutdown has interrupted. */
	@Test
	void allowsOneMoreCallForEachShutdown() {
		Design ours = Design.ours(Bounds.quiet(1, 1).with(LimitedEvent.SHUTDOWN, 1));

		assertThat(Search.forBrokenPromises(ours).holds()).isTrue();
		assertThat(Search.forCallsBeyondTheAttempts(ours).holds()).isFalse();
		assertThat(
				Search.forCallsBeyondTheAttempts(Design.ours(Bounds.quiet(1, 1).with(LimitedEvent.CRASH, 1))).holds())
			.isTrue();
	}

	@Test
	void matchesTheTableInItsReadme() throws IOException {
		String readme = Files.readString(README);

		String table = table();
		assertThat(readme).as("put this table there:%n%n%s", table).contains(table);
	}

	@Test
	void writesASituationDownAndReadsItBack() {
		Bounds bounds = Bounds.quiet(2, 2).with(LimitedEvent.CRASH, 1);
		Situation situation = Situation.first(bounds);
		situation.jobs[1].sentOld = true;
		situation.slots[1].ending = Slot.Ending.CANCELED;
		situation.uses(LimitedEvent.CRASH);

		Situation copy = Situation.of(bounds.jobs(), situation.word(0), situation.word(1));

		assertThat(copy).usingRecursiveComparison().isEqualTo(situation);
		assertThat(copy.allows(LimitedEvent.CRASH)).isFalse();
	}

	static List<Entry> sound() {
		return Catalogue.sound();
	}

	static List<Entry> harmless() {
		return Catalogue.harmless();
	}

	static List<Entry> broken() {
		return Catalogue.broken();
	}

	private static Verdict searched(Entry entry) {
		return SEARCHED.computeIfAbsent(entry.design(), Search::forBrokenPromises);
	}

	private static String table() {
		return Stream.of(Catalogue.sound(), Catalogue.harmless(), Catalogue.broken())
			.flatMap(List::stream)
			.map(QueueModelTests::line)
			.collect(Collectors.joining("", """
					| what is wrong | in a world of | situations | found |
					|---|---|--:|---|
					""", ""));
	}

	private static String line(Entry entry) {
		Verdict verdict = searched(entry);
		CounterExample found = verdict.counterExample();
		String flaws = entry.design().flaws().stream().map(Flaw::toString).collect(Collectors.joining(", and "));
		return String.format(Locale.ROOT, "| %s | %s | %,d | %s |\n", flaws.isEmpty() ? "nothing" : flaws,
				entry.design().bounds(), verdict.situations(),
				(found != null) ? found.promise() + " (" + found.steps().size() + ")" : "**holds**");
	}

}
