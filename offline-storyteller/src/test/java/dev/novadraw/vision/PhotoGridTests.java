package dev.novadraw.vision;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.paper.PaperTone;
import dev.novadraw.vision.picture.PictureFile;
import dev.novadraw.vision.sample.ChildDrawing;
import dev.novadraw.vision.sample.Framing;
import dev.novadraw.vision.sample.Hand;
import dev.novadraw.vision.sample.Light;
import dev.novadraw.vision.sample.Photo;
import dev.novadraw.vision.sample.Table;
import dev.novadraw.vision.sheet.Sheet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Photos of drawings on tables: the drawing is seen, not the table.
 */
class PhotoGridTests {

	private static final int WHITE = 0xf4f3ef;

	private static final List<Framing> FRAMINGS = List.of(Framing.CLOSE, Framing.NEAR, Framing.FAR);

	private static final List<Table> THREE_TABLES = List.of(Table.LIGHT_WOOD, Table.WHITE, Table.DARK_WOOD);

	private final DrawingReader reader = new DrawingReader();

	@Test
	void seesTheMainColourInMostPhotos() {
		List<Photo> photos = new ArrayList<>();
		for (Framing framing : FRAMINGS) {
			photos.addAll(photos(framing));
		}
		assertThat(photos).hasSize(108);
		assertThat(wrong(photos)).hasSizeLessThanOrEqualTo(108 - 90);
	}

	@Test
	void seesTheMainColourIfTheSheetIsCutOff() {
		assertThat(wrong(photos(Framing.CUT))).hasSizeLessThanOrEqualTo(6);
	}

	private static List<Photo> photos(Framing framing) {
		List<Photo> photos = new ArrayList<>();
		for (Table table : Table.values()) {
			for (Light light : Light.values()) {
				for (ChildDrawing drawing : ChildDrawing.values()) {
					photos.add(new Photo(drawing.on(WHITE), table, light, framing, drawing.ordinal()));
				}
			}
		}
		return photos;
	}

	/**
	 * Returns descriptions of the photos in which another main colour is seen than that
	 * of the drawing, whose number is the seed.
	 */
	private List<String> wrong(List<Photo> photos) {
		return photos.parallelStream().flatMap((photo) -> {
			Crayon expected = ChildDrawing.values()[(int) photo.seed()].mainColour();
			return wrong(photo, expected, null).stream();
		}).toList();
	}

	private List<String> wrong(Photo photo, Crayon expected, @Nullable PaperTone tone) {
		Impression seen = this.reader.read(photo.jpeg());
		boolean right = !seen.blank() && seen.mainColour() == expected && (tone == null || seen.paper() == tone);
		return right ? List.of() : List.of(String.join(" ", expected.name(), photo.table().name(), photo.light().name(),
				photo.framing().name(), seen.paper().name(), seen.colours().toString()));
	}

	@ParameterizedTest
	@CsvSource({ "0xd23c34, RED, 0xffe030, YELLOW", "0xf5d93a, YELLOW, 0xcc2a26, RED", "0x58a862, GREEN, 0xcc2a26, RED",
			"0x4f86c6, BLUE, 0xffe030, YELLOW", "0xb28c5f, KRAFT, 0x2350c0, BLUE", "0x1c1c1f, BLACK, 0xf6f4ee, WHITE" })
	void namesTheColourOfThePaper(String paper, PaperTone tone, String pen, Crayon crayon) {
		List<Photo> photos = new ArrayList<>();
		for (Table table : THREE_TABLES) {
			for (Framing framing : FRAMINGS) {
				photos.add(new Photo(ChildDrawing.BIRD.on(Integer.decode(paper), Integer.decode(pen)), table,
						Light.DAYLIGHT, framing, 1));
			}
		}
		assertThat(photos.parallelStream().flatMap((photo) -> wrong(photo, crayon, tone).stream()).toList())
			.hasSizeLessThanOrEqualTo(2);
	}

	@Test
	void seesTheWholeSheetIfALineDividesIt() {
		BufferedImage page = ChildDrawing.BIRD.on(WHITE);
		new Hand(page, new Random(1), 0.004, false).take(0x3f9a41, 9).line(-5, 600, 1005, 595);
		Photo photo = new Photo(page, Table.DARK_WOOD, Light.DAYLIGHT, Framing.NEAR, 1);
		Sheet sheet = Objects.requireNonNull(Sheet.in(PictureFile.decode(photo.jpeg())));

		assertThat((double) sheet.pixels().width() / sheet.pixels().height()).isBetween(1.3, 1.6);
	}

}
