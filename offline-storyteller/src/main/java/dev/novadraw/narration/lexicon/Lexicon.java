package dev.novadraw.narration.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Nouns of what children draw, found by what they say.
 */
public final class Lexicon {

	private final List<Noun> nouns;

	private final PhraseReader phrases;

	private Lexicon(List<LexiconEntry> entries) {
		this.nouns = entries.stream().map(LexiconEntry::noun).toList();
		this.phrases = new PhraseReader(new WordIndex(entries));
	}

	public static Lexicon load() {
		try (InputStream in = Lexicon.class.getResourceAsStream("lexicon.txt")) {
			if (in == null) {
				throw new IllegalStateException("The lexicon is missing");
			}
			List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
			return new Lexicon(LexiconEntry.readAll(lines));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns what a child says it drew, or null if it said nothing. A word that is not
	 * in the lexicon is returned as it is.
	 */
	public @Nullable Thing thing(String phrase) {
		return this.phrases.read(phrase);
	}

	/**
	 * Returns a noun by its English singular.
	 */
	public Noun noun(String english) {
		return this.nouns.stream()
			.filter(noun -> noun.english().equals(english))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("The lexicon has no noun " + english));
	}

	public List<Noun> nouns() {
		return this.nouns;
	}

}
