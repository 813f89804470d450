package dev.novadraw.narration.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LexiconTests {

	private final Lexicon lexicon = Lexicon.load();

	@Test
	void hasAtLeastFourHundredNouns() {
		assertThat(this.lexicon.nouns()).hasSizeGreaterThanOrEqualTo(400);
	}

	@Test
	void findsWhatChildrenSay() throws IOException {
		List<String> wrong = lookups().stream().filter(lookup -> !found(lookup).equals(expected(lookup))).toList();

		assertThat(wrong).isEmpty();
	}

	private static List<String> lookups() throws IOException {
		try (InputStream in = Objects.requireNonNull(LexiconTests.class.getResourceAsStream("lexicon-lookups.txt"))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter(line -> line.contains("|") && !line.startsWith("#"))
				.toList();
		}
	}

	private static String expected(String lookup) {
		String[] fields = lookup.split("\\|");
		return fields[1].strip().equals("-") ? "-" : fields[1].strip() + " " + fields[2].strip();
	}

	private String found(String lookup) {
		Thing thing = this.lexicon.thing(lookup.split("\\|")[0]);
		if (thing == null || thing.noun().isUnknown()) {
			return "-";
		}
		boolean one = thing.count() == 1;
		return thing.noun().english() + " " + (one ? "1" : "many");
	}

}
