package dev.novadraw.kind.text;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.engine.kind.Language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

class SyllablesTests {

	// Divided as in dictionaries, with a dot between two syllables.
	private static final List<String> HARDER_ENGLISH = words("""
			al·li·ga·tor am·bu·lance a·quar·i·um as·tro·naut au·di·ence bal·loon bi·cy·cle blue·ber·ry bon·fire \
			bumble·bee ca·ter·pil·lar cel·e·brate choc·o·late cin·na·mon croc·o·dile cu·cum·ber dai·sy dan·de·li·on \
			di·no·saur dis·ap·peared ea·si·er en·chant·ed en·cour·age ex·cite·ment ex·pe·ri·ence fan·tas·tic \
			fire·fly fire·place for·ev·er fu·ri·ous ge·og·ra·phy gi·raffe gold·fish grace·ful hap·pi·ness \
			hel·i·cop·ter hip·po·pot·a·mus home·made hon·ey·bee horse·shoe i·mag·i·na·tion in·vis·i·ble \
			kan·ga·roo kin·der·gar·ten la·dy·bug li·brar·y light·house mag·ni·fi·cent mar·ma·lade me·te·or \
			mis·chie·vous mu·se·um na·ked neigh·bor·hood o·a·sis oc·to·pus o·cean or·ches·tra pan·cakes \
			pi·geon pi·rate play·ground pre·cious rec·i·pe re·frig·er·a·tor rhi·noc·er·os ru·in·ing sci·en·tist \
			seahorse sea·side snow·flakes spa·ghet·ti straw·ber·ries sub·ma·rine tel·e·scope the·a·ter \
			tongue to·ma·toes ty·ran·no·saur u·ni·corn veg·e·ta·bles vol·ca·no wick·ed xy·lo·phone zuc·chi·ni\
			""".replace("bumble·", "bum·ble·").replace("seahorse", "sea·horse"));

	private static final List<String> HARDER_GERMAN = words("""
			A·ben·teu·er A·mei·se A·na·nas Aqua·ri·um Baum·haus Ba·de·wan·ne be·ob·ach·te·te be·ein·druckt \
			Blau·bee·ren Bril·le Dra·chen·ei Eich·hörn·chen Ei·sen·bahn E·le·fan·ten en·er·gisch Eu·len Feu·er·wehr \
			Fle·der·maus Flug·zeug Frau Freun·din·nen Ga·le·rie Gänse·blüm·chen ge·öff·net Ge·heim·nis Ge·schich·ten \
			Gi·raf·fe Glüh·würm·chen Gum·mi·stie·fel Hub·schrau·ber hun·dert I·de·en In·di·a·ner Jo·ghurt Ka·nin·chen \
			Kar·tof·fel·brei Kas·ta·ni·en Kin·der·gar·ten Klei·der Kö·ni·gin Kro·ko·dil Krü·mel La·ter·ne Li·bel·le \
			Lieb·lings·baum Lö·wen·zahn Lo·ko·mo·ti·ve Luft·bal·lon Ma·ri·en·kä·fer Me·lo·die Mo·tor·rad Mu·se·um \
			Nach·bar neu·gie·rig Oh·ren Or·ches·ter Pa·pa·gei Pfann·ku·chen Pin·gu·in Prin·zes·sin Qual·le quiet·schen \
			Ra·ke·te Re·gen·bo·gen Reh Rol·ler Sand·kas·ten Schau·kel Schild·krö·te Schmet·ter·lin·ge Scho·ko·la·de \
			See·len see·krank Sei·fen·bla·se Son·nen·blu·me Spa·zier·gang Spin·nen·netz Ted·dy·bär The·a·ter \
			Tin·ten·fisch träu·me·ri·sche Über·ra·schung Uhu Vi·o·li·ne Was·ser·me·lo·ne Yo·ga Zau·be·rer Ze·bra \
			zu·erst zwei·und·zwan·zig\
			""".replace("Aqua", "A·qua").replace("Gänse", "Gän·se").replace("Über", "Ü·ber").replace("Uhu", "U·hu"));

	@ParameterizedTest
	@CsvSource({
			"1, a the cat dog mouse house horse bear frog sun moon star stars tree trees sky cake made smile smiled"
					+ " jumped played walked laughed loved looked danced shone shines time there where were one come"
					+ " clothes leaves waves friend friends queen school shoes eyes cheese don't can't they're I've I'll",
			"2, little table apple garden flower rainbow yellow purple happy wanted needed houses faces wishes tickled"
					+ " giggled bottle under water mother father sister river castle dragon rabbit turtle lion quiet"
					+ " going being seeing playing crying didn't wasn't somewhere something someone sometimes maybe"
					+ " lonely lovely careful people every paper puddle Mia Mia's poem circle crayon player giant idle"
					+ " hundred ping-pong whispered answered creature",
			"3, butterfly elephant banana animal wonderful together suddenly beautiful everyone everything violin"
					+ " idea happily umbrella tomorrow adventure important remember remembered discovered carefully"
					+ " piano radio video anyone created curious happier funniest",
			"4, everybody anybody discovery watermelon invisible especially usually" })
	void countsOrdinaryEnglishWords(int syllables, String words) {
		assertThat(words.split(" "))
			.allSatisfy((word) -> assertThat(count(word, Language.EN)).as(word).isEqualTo(syllables));
	}

	@ParameterizedTest
	@CsvSource({
			"1, und ein nie sie Hund Baum Haus Maus Bär Frosch Mond Stern Kind Freund Tier Zoo Eis Schnee Bein drei"
					+ " zwei grün blau rot weiß hui Knie Quatsch Meer Fisch Schiff Mai Tee geht's",
			"2, Katze Sonne Blume Bäume Häuser Freunde Garten Wasser Vogel Mutter Vater Bruder Schwester Feuer Bauer"
					+ " Eule Eier Tiere kleine große lachte spielte sagte schauen gehen bauen quakte ziehen ruhig Pony"
					+ " Teddy Baby Mia Lea Papier Igel müde leise Freude Beeren Boote Haare Quelle bequem plötzlich"
					+ " fröhlich fliegen Drache Wolke Himmel Idee Bayern",
			"3, Schmetterling Elefant Geburtstag Banane Linie Ferien Lilie Kakao Radio Königin verschwunden gemeinsam"
					+ " Giraffe Krokodil Prinzessin Ameise spazieren neugierig Geschichte beeilen Libelle",
			"4, Familie Regenbogen Abenteuer Schokolade Gummistiefel Blumenwiese Marmelade" })
	void countsOrdinaryGermanWords(int syllables, String words) {
		assertThat(words.split(" "))
			.allSatisfy((word) -> assertThat(count(word, Language.DE)).as(word).isEqualTo(syllables));
	}

	@Test
	void isCloseOverManyHarderWords() {
		assertThat(HARDER_ENGLISH).hasSizeGreaterThan(80);
		assertThat(HARDER_GERMAN).hasSizeGreaterThan(80);
		assertThat(counted(HARDER_ENGLISH, Language.EN)).isCloseTo(syllables(HARDER_ENGLISH), withinPercentage(3));
		assertThat(counted(HARDER_GERMAN, Language.DE)).isCloseTo(syllables(HARDER_GERMAN), withinPercentage(3));
	}

	@Test
	void missesFewOfManyHarderWords() {
		assertThat(missed(HARDER_ENGLISH, Language.EN)).hasSizeLessThan(10);
		assertThat(missed(HARDER_GERMAN, Language.DE)).hasSizeLessThan(10);
	}

	@Test
	void countsAtLeastOne() {
		assertThat(List.of("hm", "pst", "12", "’s")).allSatisfy((word) -> {
			assertThat(Syllables.in(word, Language.EN)).isOne();
			assertThat(Syllables.in(word, Language.DE)).isOne();
		});
	}

	@Test
	void addsUpTheWordsOfAText() {
		assertThat(Syllables.in(Words.of("The little cat smiled happily."), Language.EN)).isEqualTo(8);
		assertThat(Syllables.in(Words.of("Die kleine Katze lächelte fröhlich."), Language.DE)).isEqualTo(10);
	}

	@Test
	void isQuickWithEndlessWords() {
		assertThat(count("banana".repeat(20_000), Language.EN)).isEqualTo(60_000);
		assertThat(count("banana".repeat(20_000), Language.DE)).isEqualTo(60_000);
		assertThat(count("e".repeat(100_000), Language.EN)).isOne();
	}

	private static int count(String word, Language language) {
		return Syllables.in(Words.of(word), language);
	}

	private static List<String> words(String words) {
		return List.of(words.split(" "));
	}

	private static int syllables(List<String> divided) {
		return divided.stream().mapToInt(SyllablesTests::syllables).sum();
	}

	private static int syllables(String divided) {
		return divided.split("·").length;
	}

	private static int counted(List<String> divided, Language language) {
		return divided.stream().mapToInt((word) -> count(word.replace("·", ""), language)).sum();
	}

	private static List<String> missed(List<String> divided, Language language) {
		return divided.stream().filter((word) -> count(word.replace("·", ""), language) != syllables(word)).toList();
	}

}
