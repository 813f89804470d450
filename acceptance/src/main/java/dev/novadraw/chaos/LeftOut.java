package dev.novadraw.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.novadraw.chaos.fault.Need;
import dev.novadraw.chaos.fault.Scenario;

/**
 * The faults that cannot be tested on this machine.
 */
final class LeftOut {

	private LeftOut() {
	}

	/** Returns a sentence for each reason, with the faults it excludes. */
	static List<String> of(List<Scenario> wanted) {
		return Arrays.stream(Need.values()).flatMap((need) -> exclusion(need, wanted)).toList();
	}

	private static Stream<String> exclusion(Need need, List<Scenario> wanted) {
		List<Scenario> excluded = wanted.stream().filter((scenario) -> scenario.need() == need).toList();
		if (excluded.isEmpty() || need.isMet()) {
			return Stream.empty();
		}
		String ids = excluded.stream().map(Scenario::id).collect(Collectors.joining(", "));
		return Stream.of("%s: %s.".formatted(ids, need.absence()));
	}

}
