package dev.novadraw.narration.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reader for the text file of a script; the file {@code opening.txt} explains the
 * format.
 */
final class ScriptReader {

	static final String FRIEND = "@friend";

	private final String name;

	private final List<Beat> friend;

	private final Map<String, String> header = new HashMap<>();

	private final Map<String, List<Wording>> lists = Map.of("title", new ArrayList<>(), "refrain", new ArrayList<>());

	private final List<Beat> beats = new ArrayList<>();

	private String section = "";

	private int paragraph;

	/**
	 * Creates a reader for one file.
	 * @param friend the beats to insert wherever a script introduces the friend
	 */
	ScriptReader(String name, List<Beat> friend) {
		this.name = name;
		this.friend = friend;
	}

	Script read(List<String> lines) {
		List<String> content = lines.stream()
			.map(String::strip)
			.filter(line -> !line.isEmpty() && !line.startsWith("#"))
			.toList();
		for (int i = 0; i < content.size(); i++) {
			if (!directive(content.get(i))) {
				wording(content.get(i), content.get(++i));
			}
		}
		return new Script(this.name, words("themes"), this.header.getOrDefault("for", ""), Set.copyOf(words("likes")),
				list("title"), list("refrain"), this.beats);
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
		else if (line.equals(FRIEND)) {
			this.friend.forEach(beat -> this.beats.add(new Beat(this.paragraph, false, beat.wordings())));
		}
		else {
			return false;
		}
		return true;
	}

	private void wording(String english, String german) {
		boolean alternative = english.startsWith("|");
		boolean optional = english.startsWith("?");
		Wording wording = tagged(alternative || optional ? english.substring(1).strip() : english, german);
		if (!this.section.equals("story")) {
			list(this.section).add(wording);
		}
		else if (alternative) {
			Beat before = this.beats.removeLast();
			List<Wording> wordings = new ArrayList<>(before.wordings());
			wordings.add(wording);
			this.beats.add(new Beat(before.paragraph(), before.optional(), wordings));
		}
		else {
			this.beats.add(new Beat(this.paragraph, optional, List.of(wording)));
		}
	}

	private static Wording tagged(String english, String german) {
		Set<String> needed = new HashSet<>();
		Set<String> excluded = new HashSet<>();
		String text = english;
		if (english.startsWith("[")) {
			int end = english.indexOf(']');
			for (String fact : english.substring(1, end).split(" ")) {
				if (fact.startsWith("!")) {
					excluded.add(fact.substring(1));
				}
				else {
					needed.add(fact);
				}
			}
			text = english.substring(end + 1).strip();
		}
		return new Wording(needed, excluded, text, german);
	}

	private List<Wording> list(String section) {
		List<Wording> list = this.lists.get(section);
		if (list == null) {
			throw new IllegalStateException(
					"%s has a section '%s'; known are title, refrain and story".formatted(this.name, section));
		}
		return list;
	}

	private List<String> words(String key) {
		String words = this.header.getOrDefault(key, "");
		return words.isEmpty() ? List.of() : List.of(words.split(" "));
	}

}
