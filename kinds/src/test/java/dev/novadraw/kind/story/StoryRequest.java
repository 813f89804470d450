package dev.novadraw.kind.story;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.story.StoryInput.AgeBand;
import dev.novadraw.kind.story.StoryInput.Length;
import dev.novadraw.kind.story.StoryInput.Mood;
import dev.novadraw.kind.story.StoryInput.Theme;
import dev.novadraw.narration.StoryOptions;
import dev.novadraw.narration.lexicon.Lexicon;
import dev.novadraw.vision.Composition;
import dev.novadraw.vision.Composition.Proportions;
import dev.novadraw.vision.Composition.Stroke;
import dev.novadraw.vision.DrawingReader;
import dev.novadraw.vision.Impression;
import dev.novadraw.vision.Place;
import dev.novadraw.vision.Sight;
import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.color.Tint;
import dev.novadraw.vision.paper.PaperTone;
import dev.novadraw.vision.sight.Thing;

/**
 * A generated request for a story: a drawing of any kind, and options of any kind.
 */
record StoryRequest(Impression drawing, StoryInput input) {

	private static final List<List<Language>> LANGUAGES = List.of(List.of(Language.EN, Language.DE),
			List.of(Language.EN, Language.DE), List.of(Language.DE, Language.EN), List.of(Language.EN),
			List.of(Language.DE));

	private static final List<@Nullable String> NAMES = Arrays.asList(null, null, null, "Mia", "Can", "Una", "Ela",
			"Bo", "Will", "Rose", "Anna-Lena", "Mia von der Au", "Jean-Luc", "O’Brien", "D'Angelo", "María José",
			"Siobhán", "Łukasz", "Žofie", "Ólafur", "Mehmet Ali", "Şükrü", "İpek", "Ayşe Nur", "Yağmur", "محمد",
			"فاطمة الزهراء", "علی‌رضا", "さくら", "陽翔", "ゆうた", "Nguyễn Thị Hoa", "Đức", "Ngọc Ánh", "Θάλεια", "Алёна",
			"आरव", "Kwame", "Ngozi Ada", "al-Amin", "Maximiliane Sophie");

	private static final List<String> PHRASES = List.of("zwurbel", "my Glimpf", "Oma Hilde", "many flowers",
			"drei Hunde", "viele Sterne", "two cats", "a big red bus", "meine Katze", "Mama und Papa", "scissors",
			"trousers", "die Eltern", "Spaghetti", "milk", "water", "Regenbogeneinhorn", "hot air balloon",
			"railway station", "Katzenhaus", "Herr Plüsch", "ねこ", "kedi", "con mèo", "قطة", "gift", "me",
			"Kindergarten");

	private static final List<String> NOUNS = nouns();

	private static final List<Impression> PICTURES = pictures();

	/**
	 * Returns the request with a number; it is always the same.
	 */
	static StoryRequest number(int number) {
		return new Generator(new SplittableRandom(number * 0x9e3779b97f4a7c15L)).request();
	}

	private static List<String> nouns() {
		return Lexicon.load()
			.nouns()
			.stream()
			.flatMap((noun) -> Stream.of(noun.english(), noun.englishPlural(), noun.german(), noun.germanPlural()))
			.filter((noun) -> noun != null && noun.matches(StoryInput.NAME) && noun.length() <= StoryInput.MAX_THING)
			.toList();
	}

	private static List<Impression> pictures() {
		DrawingReader reader = new DrawingReader();
		return SamplePictures.all().stream().map(reader::read).toList();
	}

	/**
	 * Returns the options as the offline model reads them.
	 */
	StoryOptions options() {
		return Json.MAPPER.readValue(json(), StoryOptions.class);
	}

	String json() {
		return Json.MAPPER.writeValueAsString(this.input);
	}

	@Override
	public String toString() {
		return json() + " about " + this.drawing;
	}

	/**
	 * The choice of a request.
	 */
	private record Generator(SplittableRandom random) {

		private StoryRequest request() {
			Impression drawing = (this.random.nextInt(3) == 0) ? one(PICTURES) : drawing();
			return new StoryRequest(drawing,
					new StoryInput(one(LANGUAGES), one(List.of(AgeBand.values())), oneOrNull(List.of(Theme.values())),
							oneOrNull(List.of(Mood.values())), one(List.of(Length.values())), one(NAMES), things(),
							this.random.nextInt((this.random.nextInt(8) == 0) ? StoryInput.MAX_VARIATION : 60)));
		}

		private List<String> things() {
			return Stream.generate(() -> (this.random.nextInt(3) == 0) ? one(PHRASES) : one(NOUNS))
				.limit(this.random.nextInt(StoryInput.MAX_THINGS + 1))
				.toList();
		}

		private Impression drawing() {
			List<Tint> colours = colours();
			double coverage = one(List.of(0.001, 0.02, 0.1, 0.3, 0.6, 0.9, 1.0));
			Composition composition = new Composition(colours.isEmpty() ? 0 : coverage, this.random.nextInt(40),
					this.random.nextInt(200), one(List.of(Place.values())), one(List.of(Proportions.values())),
					one(List.of(Stroke.values())), this.random.nextDouble(), this.random.nextDouble());
			return new Impression(50 + this.random.nextInt(4_000), 50 + this.random.nextInt(4_000),
					one(List.of(PaperTone.values())), colours, composition, this.random.nextLong(),
					colours.isEmpty() ? List.of() : sights());
		}

		private List<Tint> colours() {
			List<Crayon> crayons = this.random.ints(this.random.nextInt(7), 0, Crayon.values().length)
				.distinct()
				.mapToObj((crayon) -> Crayon.values()[crayon])
				.toList();
			List<Tint> tints = new ArrayList<>();
			double rest = 1;
			for (Crayon crayon : crayons) {
				double share = (tints.size() == crayons.size() - 1) ? rest
						: rest * (0.5 + this.random.nextDouble() / 2);
				tints.add(new Tint(crayon, share));
				rest -= share;
			}
			return tints;
		}

		private List<Sight> sights() {
			return Stream
				.generate(() -> new Sight(one(List.of(Thing.values())), one(List.of(Crayon.values())),
						one(List.of(Place.values())), this.random.nextDouble()))
				.limit(Math.max(0, this.random.nextInt(6) - 3))
				.toList();
		}

		private <T extends @Nullable Object> T one(List<T> all) {
			return all.get(this.random.nextInt(all.size()));
		}

		private <T> @Nullable T oneOrNull(List<T> all) {
			return (this.random.nextInt(3) == 0) ? one(all) : null;
		}

	}

}
