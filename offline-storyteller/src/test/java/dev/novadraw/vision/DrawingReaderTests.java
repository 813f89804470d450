package dev.novadraw.vision;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.vision.Composition.Proportions;
import dev.novadraw.vision.Composition.Stroke;
import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.color.Tint;
import dev.novadraw.vision.paper.PaperTone;

import static org.assertj.core.api.Assertions.assertThat;

class DrawingReaderTests {

	private final DrawingReader reader = new DrawingReader();

	@Test
	void seesThePinkLinesOfThePig() {
		Impression impression = this.reader.read(RealDrawings.read(RealDrawings.PIG));

		assertThat(colours(impression)).containsExactly(Crayon.PINK);
		assertThat(impression.composition().stroke()).isEqualTo(Stroke.THIN);
		assertThat(impression.composition().proportions()).isEqualTo(Proportions.WIDE);
		assertThat(impression.composition().dots()).isBetween(1, 4);
	}

	@Test
	void ignoresTheEdgeOfThePaper() {
		Impression impression = this.reader.read(RealDrawings.read(RealDrawings.BUG));

		assertThat(colours(impression)).containsExactly(Crayon.BLUE);
		assertThat(impression.composition().place()).isEqualTo(Place.MIDDLE);
		assertThat(impression.composition().size()).isLessThan(0.4);
		assertThat(impression.composition().symmetric()).isTrue();
	}

	@Test
	void seesPurpleOnPaperInDimLight() {
		Impression impression = this.reader.read(RealDrawings.read(RealDrawings.PERSON));

		assertThat(colours(impression)).containsExactly(Crayon.PURPLE);
		assertThat(impression.paper()).isEqualTo(PaperTone.GREY);
		assertThat(impression.composition().stroke()).isEqualTo(Stroke.BROAD);
	}

	@Test
	void turnsThePhonePhotoUprightAndIgnoresThumbAndTable() {
		Impression impression = this.reader.read(RealDrawings.read(RealDrawings.PHOTO));

		assertThat(impression.width()).isEqualTo(3024);
		assertThat(impression.height()).isEqualTo(4032);
		assertThat(colours(impression)).startsWith(Crayon.BLACK)
			.containsExactlyInAnyOrder(Crayon.BLACK, Crayon.RED, Crayon.PINK, Crayon.BLUE, Crayon.GREEN);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0xffffff, 0xf4f0e0, 0xd8d8d8, 0x808080, 0x101010 })
	void treatsAnEvenPageWithoutColourAsBlank(int paper) {
		assertThat(this.reader.read(Sketch.blank(paper).png()).blank()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "0xff0000, RED", "0x2060c0, BLUE", "0xffe030, YELLOW", "0x20a040, GREEN", "0x804010, BROWN",
			"0xf090b0, PINK" })
	void treatsAnEvenPageInAColourAsPainted(String colour, Crayon crayon) {
		Impression impression = this.reader.read(Sketch.blank(Integer.decode(colour)).png());

		assertThat(impression.painted()).isTrue();
		assertThat(impression.mainColour()).isEqualTo(crayon);
	}

	@ParameterizedTest
	@CsvSource({ "0xff0000, RED", "0xff8800, ORANGE", "0xffee00, YELLOW", "0x00aa00, GREEN", "0x90ee90, GREEN",
			"0x556b2f, GREEN", "0x40e0d0, TURQUOISE", "0x0000ff, BLUE", "0x87ceeb, BLUE", "0x191970, BLUE",
			"0x800080, PURPLE", "0x8a2be2, PURPLE", "0x3c2a96, PURPLE", "0xff69b4, PINK", "0xffc0cb, PINK",
			"0x8b4513, BROWN", "0xa0522d, BROWN", "0x000000, BLACK", "0x909090, GREY" })
	void namesCrayonsAsChildrenDo(String colour, Crayon crayon) {
		Sketch sketch = Sketch.circle(0xfafaf8, Integer.decode(colour));

		assertThat(colours(this.reader.read(sketch.png()))).containsExactly(crayon);
		assertThat(colours(this.reader.read(sketch.jpeg()))).containsExactly(crayon);
	}

	@ParameterizedTest
	@CsvSource({ "0xd02020, RED", "0x207030, GREEN", "0x2050c0, BLUE", "0xff69b4, PINK", "0x6a2a96, PURPLE" })
	void namesThemAlikeInBadLight(String colour, Crayon crayon) {
		Sketch sketch = Sketch.circle(Sketch.WHITE, Integer.decode(colour)).photographed(0.65, 4);

		assertThat(colours(this.reader.read(sketch.png()))).containsExactly(crayon);
	}

	@Test
	void findsNothingInAPhotoOfBlankPaper() {
		Impression impression = this.reader.read(Sketch.blank(Sketch.WHITE).photographed(0.25, 8).png());

		assertThat(impression.blank()).isTrue();
	}

	@Test
	void seesChalkOnBlackPaper() {
		Impression impression = this.reader.read(Sketch.circle(Sketch.BLACK_PAPER, 0xf0f0f0).png());

		assertThat(impression.paper()).isEqualTo(PaperTone.BLACK);
		assertThat(colours(impression)).containsExactly(Crayon.WHITE);
	}

	@Test
	void countsShapesAndColours() {
		Impression impression = this.reader.read(Sketch.circles(0xd02020, 0x2050c0, 0x20a040).png());

		assertThat(impression.composition().shapes()).isEqualTo(3);
		assertThat(colours(impression)).containsExactlyInAnyOrder(Crayon.RED, Crayon.BLUE, Crayon.GREEN);
	}

	@Test
	void countsDots() {
		Composition composition = this.reader.read(Sketch.dots(5, 0x20a8b0).png()).composition();

		assertThat(composition.shapes()).isZero();
		assertThat(composition.dots()).isEqualTo(5);
		assertThat(composition.place()).isEqualTo(Place.TOP_LEFT);
	}

	@Test
	void classifiesTheProportionsOfAShape() {
		assertThat(this.reader.read(Sketch.tower().png()).composition().proportions()).isEqualTo(Proportions.TALL);
		assertThat(this.reader.read(Sketch.snake().png()).composition().proportions()).isEqualTo(Proportions.WIDE);
	}

	@Test
	void detectsSymmetry() {
		assertThat(this.reader.read(Sketch.butterfly().png()).composition().symmetric()).isTrue();
		assertThat(this.reader.read(Sketch.snake().png()).composition().symmetric()).isFalse();
	}

	@Test
	void ignoresTheEdgeOfPaperPastedOnWhite() {
		Sketch sketch = Sketch.circle(0xe6e6e2, 0x2050c0).pastedOnWhite();

		Impression impression = this.reader.read(sketch.png());

		assertThat(colours(impression)).containsExactly(Crayon.BLUE);
		assertThat(impression.composition().size()).isLessThan(0.25);
	}

	@ParameterizedTest
	@ValueSource(ints = { BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_INDEXED })
	void readsEveryKindOfPng(int type) {
		Impression impression = this.reader.read(Sketch.circle(Sketch.WHITE, 0xcc0000).as(type).png());

		assertThat(colours(impression)).containsExactly(Crayon.RED);
	}

	@ParameterizedTest
	@ValueSource(
			ints = { BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_BINARY })
	void readsPicturesWithoutColour(int type) {
		Impression impression = this.reader.read(Sketch.circle(Sketch.WHITE, 0x000000).as(type).png());

		assertThat(colours(impression)).containsExactly(Crayon.BLACK);
	}

	@Test
	void treatsTransparentPixelsAsWhitePaper() {
		BufferedImage image = new BufferedImage(600, 450, BufferedImage.TYPE_INT_ARGB);
		image.createGraphics().fillRect(0, 0, 0, 0);
		for (int x = 100; x < 300; x++) {
			for (int y = 100; y < 110; y++) {
				image.setRGB(x, y, new Color(0x3060d0).getRGB());
			}
		}

		Impression impression = this.reader.read(new Sketch(image).png());

		assertThat(impression.paper()).isEqualTo(PaperTone.WHITE);
		assertThat(colours(impression)).containsExactly(Crayon.BLUE);
	}

	@Test
	void readsTheSmallestPictureThatIsAccepted() {
		Impression impression = this.reader.read(Sketch.on(50, 50, Sketch.WHITE, 2, graphics -> {
			graphics.setColor(new Color(0xff8000));
			graphics.drawLine(10, 10, 40, 40);
		}).png());

		assertThat(colours(impression)).containsExactly(Crayon.ORANGE);
	}

	@Test
	void hasAFingerprintForEveryPicture() {
		long once = this.reader.read(Sketch.scribble(1).png()).fingerprint();
		long again = this.reader.read(Sketch.scribble(1).png()).fingerprint();
		long other = this.reader.read(Sketch.scribble(2).png()).fingerprint();

		assertThat(again).isEqualTo(once);
		assertThat(other).isNotEqualTo(once);
	}

	private static List<Crayon> colours(Impression impression) {
		return impression.colours().stream().map(Tint::crayon).toList();
	}

}
