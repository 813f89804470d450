package dev.novadraw.narration.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The reader for the text file of a script; the file {@code opening.txt} explains the
 * format.
 */
final class ScriptReader {

	private static final String BEING = "animal bird sea insect person fantasy vehicle toy food thing clothing body mystery";

	private static final Map<String, String> GROUPS = Map.of("being", BEING, "still",
			"plant building sky nature place");

	private static final String ALTERNATIVE = "|";

	private final String name;

	private final Map<String, String> header = new HashMap<>();

	private final Map<String, List<Wording>> lists = Map.of("title", new ArrayList<>(), "refrain", new ArrayList<>());

	private final List<Step> steps = new ArrayList<>();

	private String section = "";

	private int paragraph;

	ScriptReader(String name, List<String> lines) {
		this.name = name;
		List<String> content = lines.stream()
			.map(String::strip)
			.filter(line -> !line.isEmpty() && !line.startsWith("#"))
			.toList();
		for (int i = 0; i < content.size(); i++) {
			if (!directive(content.get(i))) {
				step(content.get(i), content.get(++i));
			}
		}
	}

	Script script() {
		return new Script(this.name, list("title"), list("refrain"), this.steps);
	}

	Plot plot() {
		Set<String> subjects = new HashSet<>();
		words("for").forEach(subject -> subjects.addAll(split(GROUPS.getOrDefault(subject, subject))));
		Script script = script();
		return new Plot(script, subjects, words("theme"), words("mood"), required("helper"), this.header.get("place"),
				this.header.containsKey("paper") ? Set.copyOf(words("paper")) : Set.of(), script.englishWords());
	}

	private boolean directive(String line) {
		if (line.startsWith("== ")) {
			this.section = line.substring(3);
		}
		else if (this.section.isEmpty()) {
			String[] parts = line.split(": ", 2);
			this.header.put(parts[0], parts[1]);
		}
		else if (line.equals("---")) {
			this.paragraph++;
		}
		else {
			return false;
		}
		return true;
	}

	private void step(String english, String german) {
		Step.Use use = Step.Use.of(english);
		boolean alternative = english.startsWith(ALTERNATIVE);
		boolean marked = alternative || use != Step.Use.ALWAYS;
		Wording wording = conditional(marked ? english.substring(1).strip() : english, german);
		if (!this.section.equals("story")) {
			list(this.section).add(wording);
		}
		else if (alternative) {
			this.steps.add(this.steps.removeLast().with(wording));
		}
		else {
			this.steps.add(new Step(this.paragraph, use, List.of(wording)));
		}
	}

	private static Wording conditional(String english, String german) {
		if (!english.startsWith("(")) {
			return new Wording(Set.of(), Set.of(), english, german);
		}
		Set<String> needed = new HashSet<>();
		Set<String> excluded = new HashSet<>();
		int end = english.indexOf(')');
		for (String fact : split(english.substring(1, end))) {
			if (fact.startsWith("!")) {
				excluded.add(fact.substring(1));
			}
			else {
				needed.add(fact);
			}
		}
		return new Wording(needed, excluded, english.substring(end + 1).strip(), german);
	}

	private List<Wording> list(String section) {
		List<Wording> list = this.lists.get(section);
		if (list == null) {
			throw new IllegalStateException(
					"%s has a section '%s'; known are title, refrain and story".formatted(this.name, section));
		}
		return list;
	}

	private String required(String key) {
		@Nullable String value = this.header.get(key);
		if (value == null) {
			throw new IllegalStateException("%s has no line '%s: …'".formatted(this.name, key));
		}
		return value;
	}

	private List<String> words(String key) {
		return split(required(key));
	}

	private static List<String> split(String words) {
		return Arrays.asList(words.split(" "));
	}

}
