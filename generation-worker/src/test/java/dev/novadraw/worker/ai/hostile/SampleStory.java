package dev.novadraw.worker.ai.hostile;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A story in one language, and ways to make it invalid.
 */
record SampleStory(String language, String title, String text, List<String> observedElements) {

	/** A story that follows all rules. */
	static final SampleStory ENGLISH = new SampleStory("en", "Pip and the Missing Garden Song", """
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
			brighter than ever before.""", List.of("pink line"));

	/** A story that follows all rules. */
	static final SampleStory GERMAN = new SampleStory("de", "Pip und das verschwundene Lied im Garten", """
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
			heller als je zuvor.""", List.of("rosa Linie"));

	private static final JsonTemplate JSON = new JsonTemplate("""
			{"language": %s, "title": %s, "text": %s, "observed_elements": %s}""");

	String json() {
		return JSON.fill(this.language, this.title, this.text, this.observedElements);
	}

	SampleStory labeledGerman() {
		return new SampleStory("de", this.title, this.text, this.observedElements);
	}

	SampleStory adding(String words) {
		return withText(this.text + " " + words);
	}

	/**
	 * Returns a story of this many words, by repetition of the text.
	 */
	SampleStory ofWords(int count) {
		List<String> words = List.of(this.text.split("\\s+"));
		return withText(IntStream.range(0, count)
			.mapToObj((i) -> words.get(i % words.size()))
			.collect(Collectors.joining(" ")));
	}

	private SampleStory withText(String other) {
		return new SampleStory(this.language, this.title, other, this.observedElements);
	}

}
