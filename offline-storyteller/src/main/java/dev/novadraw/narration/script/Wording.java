package dev.novadraw.narration.script;

import java.util.Set;

/**
 * One alternative text in both languages, and the facts it needs or rules out.
 */
public record Wording(Set<String> needed, Set<String> excluded, String english, String german) {

	public Wording {
		needed = Set.copyOf(needed);
		excluded = Set.copyOf(excluded);
	}

	public boolean fits(Set<String> facts) {
		return facts.containsAll(this.needed) && this.excluded.stream().noneMatch(facts::contains);
	}

	public String in(String language) {
		return language.equals("de") ? this.german : this.english;
	}

}
