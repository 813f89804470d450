package dev.novadraw.narration.language;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.narration.Drawings;
import dev.novadraw.narration.actor.Cast;
import dev.novadraw.narration.actor.Casting;
import dev.novadraw.narration.actor.Choice;
import dev.novadraw.narration.lexicon.Lexicon;
import dev.novadraw.narration.lexicon.Noun;
import dev.novadraw.vision.Impression;
import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.paper.PaperTone;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	private static final Lexicon LEXICON = Lexicon.load();

	private static final Impression DRAWING = Drawings.of(1, Crayon.RED);

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					cat          | der: die Katze        | den: die Katze         | dem: der Katze         | ein: eine Katze       | einen: eine Katze        | einem: einer Katze
					dog          | der: der Hund         | den: den Hund          | dem: dem Hund          | ein: ein Hund         | einen: einen Hund        | einem: einem Hund
					horse        | der: das Pferd        | den: das Pferd         | dem: dem Pferd         | ein: ein Pferd        | einen: ein Pferd         | einem: einem Pferd
					lion         | der: der Löwe         | den: den Löwen         | dem: dem Löwen         | ein: ein Löwe         | einen: einen Löwen       | einem: einem Löwen
					bear         | der: der Bär          | den: den Bären         | dem: dem Bären         | ein: ein Bär          | einen: einen Bären       | einem: einem Bären
					elephant     | der: der Elefant      | den: den Elefanten     | dem: dem Elefanten     | ein: ein Elefant      | einen: einen Elefanten   | einem: einem Elefanten
					dragon       | der: der Drache       | den: den Drachen       | dem: dem Drachen       | ein: ein Drache       | einen: einen Drachen     | einem: einem Drachen
					boy          | der: der Junge        | den: den Jungen        | dem: dem Jungen        | ein: ein Junge        | einen: einen Jungen      | einem: einem Jungen
					prince       | der: der Prinz        | den: den Prinzen       | dem: dem Prinzen       | ein: ein Prinz        | einen: einen Prinzen     | einem: einem Prinzen
					bunny        | der: der Hase         | den: den Hasen         | dem: dem Hasen         | ein: ein Hase         | einen: einen Hasen       | einem: einem Hasen
					giant        | der: der Riese        | den: den Riesen        | dem: dem Riesen        | ein: ein Riese        | einen: einen Riesen      | einem: einem Riesen
					pirate       | der: der Pirat        | den: den Piraten       | dem: dem Piraten       | ein: ein Pirat        | einen: einen Piraten     | einem: einem Piraten
					farmer       | der: der Bauer        | den: den Bauern        | dem: dem Bauern        | ein: ein Bauer        | einen: einen Bauern      | einem: einem Bauern
					girl         | der: das Mädchen      | den: das Mädchen       | dem: dem Mädchen       | ein: ein Mädchen      | einen: ein Mädchen       | einem: einem Mädchen
					princess     | der: die Prinzessin   | den: die Prinzessin    | dem: der Prinzessin    | ein: eine Prinzessin  | einen: eine Prinzessin   | einem: einer Prinzessin
					king         | der: der König        | den: den König         | dem: dem König         | ein: ein König        | einen: einen König       | einem: einem König
					car          | der: das Auto         | den: das Auto          | dem: dem Auto          | ein: ein Auto         | einen: ein Auto          | einem: einem Auto
					house        | der: das Haus         | den: das Haus          | dem: dem Haus          | ein: ein Haus         | einen: ein Haus          | einem: einem Haus
					sun          | der: die Sonne        | den: die Sonne         | dem: der Sonne         | ein: eine Sonne       | einen: eine Sonne        | einem: einer Sonne
					moon         | der: der Mond         | den: den Mond          | dem: dem Mond          | ein: ein Mond         | einen: einen Mond        | einem: einem Mond
					star         | der: der Stern        | den: den Stern         | dem: dem Stern         | ein: ein Stern        | einen: einen Stern       | einem: einem Stern
					rainbow      | der: der Regenbogen   | den: den Regenbogen    | dem: dem Regenbogen    | ein: ein Regenbogen   | einen: einen Regenbogen  | einem: einem Regenbogen
					tree         | der: der Baum         | den: den Baum          | dem: dem Baum          | ein: ein Baum         | einen: einen Baum        | einem: einem Baum
					flower       | der: die Blume        | den: die Blume         | dem: der Blume         | ein: eine Blume       | einen: eine Blume        | einem: einer Blume
					heart        | der: das Herz         | den: das Herz          | dem: dem Herz          | ein: ein Herz         | einen: ein Herz          | einem: einem Herz
					apple        | der: der Apfel        | den: den Apfel         | dem: dem Apfel         | ein: ein Apfel        | einen: einen Apfel       | einem: einem Apfel
					banana       | der: die Banane       | den: die Banane        | dem: der Banane        | ein: eine Banane      | einen: eine Banane       | einem: einer Banane
					scissors     | der: die Schere       | den: die Schere        | dem: der Schere        | ein: eine Schere      | einen: eine Schere       | einem: einer Schere
					trousers     | der: die Hose         | den: die Hose          | dem: der Hose          | ein: eine Hose        | einen: eine Hose         | einem: einer Hose
					snail        | der: die Schnecke     | den: die Schnecke      | dem: der Schnecke      | ein: eine Schnecke    | einen: eine Schnecke     | einem: einer Schnecke
					astronaut    | der: der Astronaut    | den: den Astronauten   | dem: dem Astronauten   | ein: ein Astronaut    | einen: einen Astronauten | einem: einem Astronauten
					polar bear   | der: der Eisbär       | den: den Eisbären      | dem: dem Eisbären      | ein: ein Eisbär       | einen: einen Eisbären    | einem: einem Eisbären
					snow         | der: der Schnee       | den: den Schnee        | dem: dem Schnee        | ein: etwas Schnee     | einen: etwas Schnee      | einem: etwas Schnee
					water        | der: das Wasser       | den: das Wasser        | dem: dem Wasser        | ein: etwas Wasser     | einen: etwas Wasser      | einem: etwas Wasser
					""")
	void declinesGermanNouns(String english, String nominative, String accusative, String dative, String a,
			String anAccusative, String aDative) {
		Words words = german(english);
		for (String form : List.of(nominative, accusative, dative, a, anAccusative, aDative)) {
			String[] parts = form.split(": ");

			assertThat(words.fill("ab {%s hero!}".formatted(parts[0]), true)).isEqualTo("ab " + parts[1]);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			cat    | die kleinste Katze  | eine schöne Katze   | einer müden Katze   | eine kleine rote Katze
			dog    | der kleinste Hund   | einen schönen Hund  | einem müden Hund    | ein kleiner roter Hund
			horse  | das kleinste Pferd  | ein schönes Pferd   | einem müden Pferd   | ein kleines rotes Pferd
			lion   | der kleinste Löwe   | einen schönen Löwen | einem müden Löwen   | ein kleiner roter Löwe
			snow   | der kleinste Schnee | etwas schönen Schnee | etwas müdem Schnee | etwas kleiner roter Schnee
			3 cats | die kleinste Katze  | drei schöne Katzen  | drei müden Katzen   | drei kleine rote Katzen
			""")
	void declinesAdjectives(String thing, String the, String accusative, String dative, String look) {
		Words words = german(thing);

		assertThat(words.fill("ab {der kleinste hero}", true)).isEqualTo("ab " + the);
		assertThat(words.fill("ab {einen schönen hero}", true)).isEqualTo("ab " + accusative);
		assertThat(words.fill("ab {einem müden hero}", true)).isEqualTo("ab " + dative);
		assertThat(words.fill("ab {ein + hero}", true)).isEqualTo("ab " + look);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			cat              | a cat                 | the cat
			elephant         | an elephant           | the elephant
			unicorn          | a unicorn             | the unicorn
			UFO              | a UFO                 | the UFO
			snow             | some snow             | the snow
			3 cats           | three cats            | the cat
			mice             | some mice             | the mouse
			sheep            | a sheep               | the sheep
			three sheep      | three sheep           | the sheep
			Father Christmas | Father Christmas      | Father Christmas
			hot-air balloon  | a hot-air balloon     | the hot-air balloon
			""")
	void choosesEnglishArticles(String thing, String a, String the) {
		Words words = Words.of("en", cast(List.of("ball", thing)), DRAWING);
		String role = cast(List.of("ball", thing)).actor(Cast.HELPER).drawn() ? Cast.HELPER : "extra";

		assertThat(words.fill("of {a %s}".formatted(role), true)).isEqualTo("of " + a);
		assertThat(words.fill("of {the %s}".formatted(role), true)).isEqualTo("of " + the);
	}

	@Test
	void givesPairsAUnit() {
		Words words = Words.of("en", cast(List.of("scissors")), DRAWING);

		assertThat(words.fill("once there was {a + hero}.", true))
			.isEqualTo("once there was a pair of little red scissors.");
	}

	@Test
	void beginsSentencesWithCapitals() {
		Words words = german("cat");

		assertThat(words.fill("{der hero!} sah {den hero!}. {der hero!} rief: „Oh!“ {der hero!} ging.", true))
			.isEqualTo("Die Katze sah die Katze. Die Katze rief: „Oh!“ Die Katze ging.");
		assertThat(words.fill("„{der hero!}“, rief {der hero!}.", true)).isEqualTo("„Die Katze“, rief die Katze.");
	}

	@Test
	void fillsEverySlotForEveryNoun() {
		for (Noun noun : LEXICON.nouns()) {
			Cast cast = cast(List.of(noun.english()));
			for (String article : List.of("der", "den", "dem", "ein", "einen", "einem")) {
				assertThat(
						Words.of("de", cast, DRAWING).fill("{%s hero!} {%s + hero}".formatted(article, article), true))
					.doesNotContain("{", "  ");
			}
			for (String article : List.of("a", "the")) {
				assertThat(
						Words.of("en", cast, DRAWING).fill("{%s hero!} {%s + hero}".formatted(article, article), true))
					.doesNotContain("{", "  ");
			}
		}
	}

	@Test
	void haveAWordForEveryPaper() {
		for (PaperTone paper : PaperTone.values()) {
			if (paper != PaperTone.HIDDEN) {
				assertThat(PaperWords.english(paper)).isNotEqualTo("colourful");
				assertThat(PaperWords.german(paper, "es")).isNotEqualTo("buntes");
			}
		}
	}

	private static Words german(String thing) {
		return Words.of("de", cast(List.of(thing)), DRAWING);
	}

	private static Cast cast(List<String> things) {
		return new Casting(LEXICON, DRAWING, new Choice(1), things, List.of(), null).cast("crow", null);
	}

}
