package dev.novadraw.kind.story;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.novadraw.engine.json.Json;

/**
 * A valid story, and ways to make it invalid.
 */
public final class Stories {

	public static final String ENGLISH = """
			Pip was a small green frog who lived beside a pink line that ran across the whole garden. Every morning \
			he sat under the yellow sun and sang a happy song.

			One day the song was gone. “Where is my tune?” asked Pip. He looked under a leaf. He looked behind a \
			stone. There was no tune at all!

			“I will help you,” said Mona the snail. “Let us follow the pink line together.” So they went along, very \
			slowly, step by step. They passed three round puddles. They passed a sleepy beetle. The beetle hummed a \
			little, and Pip clapped his hands.

			“That is the first part of my song!” he cried. A bird in the tree gave them the second part. The wind in \
			the grass gave them the third.

			At the end of the line the yellow sun was waiting for them. It was big and warm. Pip took a deep breath, \
			and then he sang the whole song again. Mona danced in a tiny circle, and the beetle drummed on a shell.

			“A song is best when friends sing along,” said Pip. Then they all laughed, and the garden sounded \
			brighter than ever before.
			""";

	public static final String GERMAN = """
			Pip war ein kleiner grüner Frosch und wohnte an einer rosa Linie, die durch den ganzen Garten lief. Jeden \
			Morgen saß er unter der gelben Sonne und sang ein fröhliches Lied.

			Eines Tages war das Lied verschwunden. „Wo ist meine Melodie?“, fragte Pip. Er schaute unter ein Blatt. \
			Er schaute hinter einen Stein. Nirgends war auch nur ein Ton!

			„Ich helfe dir“, sagte Mona, die Schnecke. „Wir folgen gemeinsam der rosa Linie.“ Also zogen sie los, \
			ganz langsam, Schritt für Schritt. Sie kamen an drei runden Pfützen vorbei. Sie trafen einen müden Käfer. \
			Der Käfer summte ein wenig, und Pip klatschte in die Hände.

			„Das ist der erste Teil von meinem Lied!“, rief er. Ein Vogel im Baum schenkte ihnen den zweiten Teil. \
			Der Wind im Gras schenkte ihnen den dritten.

			Am Ende der Linie wartete die gelbe Sonne auf sie. Sie war groß und warm. Pip holte tief Luft, und dann \
			sang er das ganze Lied noch einmal. Mona tanzte im Kreis, und der Käfer trommelte auf einer Nussschale.

			„Ein Lied klingt am schönsten, wenn Freunde mitsingen“, sagte Pip. Da lachten alle, und der Garten klang \
			heller als je zuvor.
			""";

	static final String ENGLISH_TITLE = "Pip and the Missing Garden Song";

	static final String GERMAN_TITLE = "Pip und das verschwundene Lied im Garten";

	private Stories() {
	}

	static StoryInput anything() {
		return new StoryInput(null, null, null, null, null, null, null, null);
	}

	static StoryInput about(String... things) {
		return new StoryInput(null, null, null, null, null, null, List.of(things), null);
	}

	static StoryInput aboutHero(String name) {
		return new StoryInput(null, null, null, null, null, name, null, null);
	}

	static StoryDraft valid() {
		return new StoryDraft("friendship", List.of(english(), german()));
	}

	static StoryDraft.Version english() {
		return new StoryDraft.Version("en", ENGLISH_TITLE, ENGLISH, List.of("pink line", "yellow sun"));
	}

	static StoryDraft.Version german() {
		return new StoryDraft.Version("de", GERMAN_TITLE, GERMAN, List.of("rosa Linie", "gelbe Sonne"));
	}

	static StoryDraft with(StoryDraft.Version... versions) {
		return new StoryDraft("friendship", List.of(versions));
	}

	static StoryDraft.Version titled(StoryDraft.Version version, String title) {
		return new StoryDraft.Version(version.language(), title, version.text(), version.observedElements());
	}

	static StoryDraft.Version withText(StoryDraft.Version version, String text) {
		return new StoryDraft.Version(version.language(), version.title(), text, version.observedElements());
	}

	static StoryDraft.Version adding(StoryDraft.Version version, String text) {
		return withText(version, text + " " + version.text());
	}

	static StoryDraft.Version observing(StoryDraft.Version version, String... elements) {
		return new StoryDraft.Version(version.language(), version.title(), version.text(), List.of(elements));
	}

	/**
	 * Returns a version with its text repeated or cut to a number of words; the last one
	 * ends a sentence.
	 */
	static StoryDraft.Version ofWords(StoryDraft.Version version, int count) {
		List<String> words = List.of(version.text().split("\\s+(?=[\\p{L}\\p{N}“„])"));
		String text = String.join(" ", IntStream.range(0, count).mapToObj((i) -> words.get(i % words.size())).toList());
		return withText(version, text.replaceFirst("[^\\p{L}\\p{N}]*$", "."));
	}

	static String json(StoryDraft draft) {
		return Objects.requireNonNull(Json.MAPPER.writeValueAsString(draft));
	}

}
