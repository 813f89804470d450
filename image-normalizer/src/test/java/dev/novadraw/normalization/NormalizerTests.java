package dev.novadraw.normalization;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.normalizer.TestColors;
import dev.novadraw.normalizer.TestWebp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pictures that the normalizer makes of drawings. One process decodes them all.
 */
class NormalizerTests {

	private static final NormalizerProgram PROGRAM = new NormalizerProgram();

	private static final Normalizer NORMALIZER = new Normalizer(new NormalizerProperties(1, Duration.ofSeconds(12)),
			PROGRAM);

	@AfterAll
	static void stop() throws IOException {
		NORMALIZER.destroy();
		PROGRAM.close();
	}

	@Test
	void keepsASmallPngAsItLooks() throws Exception {
		NewDrawing picture = normalized(TestFiles.png(TestFiles.image(400, 300, BufferedImage.TYPE_INT_RGB)));

		assertThat(picture.mediaType()).isEqualTo("image/png");
		assertThat(List.of(picture.width(), picture.height())).isEqualTo(List.of(400, 300));
		assertThat(color(picture, 5, 5)).isEqualTo(Color.RED);
		assertThat(color(picture, 395, 295)).isEqualTo(Color.WHITE);
	}

	// The place of the red corner in the upright picture.
	@ParameterizedTest
	@CsvSource({ "1, 400, 300, left, top", "2, 400, 300, right, top", "3, 400, 300, right, bottom",
			"4, 400, 300, left, bottom", "5, 300, 400, left, top", "6, 300, 400, right, top",
			"7, 300, 400, right, bottom", "8, 300, 400, left, bottom" })
	void turnsAPhotoUpright(int orientation, int width, int height, String x, String y) throws Exception {
		NewDrawing picture = normalized(TestFiles.turned(TestFiles.jpeg(400, 300), orientation));

		assertThat(List.of(picture.width(), picture.height())).isEqualTo(List.of(width, height));
		Color corner = color(picture, x.equals("left") ? 10 : width - 10, y.equals("top") ? 10 : height - 10);
		assertThat(corner.getRed()).isGreaterThan(200);
		assertThat(corner.getBlue()).isLessThan(60);
		assertThat(new String(picture.content(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
	}

	@Test
	void makesALargePictureSmallAndATinyOneLargeEnough() throws Exception {
		NewDrawing small = normalized(TestFiles.jpeg(4000, 3000));
		NewDrawing large = normalized(TestFiles.jpeg(100, 50));

		assertThat(List.of(small.width(), small.height())).isEqualTo(List.of(1568, 1176));
		assertThat(List.of(large.width(), large.height())).isEqualTo(List.of(200, 100));
	}

	@Test
	void putsWhatIsTransparentOnWhite() throws Exception {
		NewDrawing picture = normalized(TestFiles.png(TestFiles.image(400, 300, BufferedImage.TYPE_INT_ARGB)));

		assertThat(color(picture, 395, 295)).isEqualTo(Color.WHITE);
		assertThat(color(picture, 5, 5)).isEqualTo(Color.RED);
	}

	@ParameterizedTest
	@ValueSource(ints = { BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY })
	void keepsGreyAsDarkAsItIs(int type) throws Exception {
		BufferedImage image = new BufferedImage(400, 300, type);
		int dark = (type == BufferedImage.TYPE_BYTE_GRAY) ? 100 : 100 * 257;
		for (int x = 0; x < 400; x++) {
			for (int y = 0; y < 300; y++) {
				image.getRaster().setSample(x, y, 0, dark);
			}
		}

		assertThat(color(normalized(TestFiles.png(image)), 200, 150)).isEqualTo(new Color(100, 100, 100));
	}

	// Such a profile requires Java's colour engine, which is a native library.
	@Test
	void convertsColoursByTheProfileOfAFile() throws Exception {
		Color color = color(normalized(TestColors.ofSwappingProfile()), 15, 45);

		assertThat(color.getRed()).isBetween(0x67 - 6, 0x67 + 6);
		assertThat(color.getGreen()).isBetween(0x67 - 6, 0x67 + 6);
		assertThat(color.getBlue()).isBetween(0, 6);
	}

	@Test
	void decodesWebp() throws Exception {
		NewDrawing picture = normalized(TestFiles.WEBP);

		assertThat(picture.mediaType()).isEqualTo("image/jpeg");
		assertThat(color(picture, 10, 10).getGreen()).isLessThan(60);
		assertThat(color(picture, 190, 120).getGreen()).isGreaterThan(200);
	}

	// An earlier decoder needed more than a minute for this file.
	@Test
	void decodesTheWebpThatTakesTheMostWorkWithinTheTimeLimit() throws Exception {
		byte[] file = TestWebp.laborious(5000, 5000);

		assertThat(file).hasSizeLessThan(100);
		assertThat(normalized(file).width()).isEqualTo(1568);
	}

	@Test
	void refusesWhatIsCutOffOrNoImage() throws Exception {
		byte[] jpeg = TestFiles.jpeg(400, 300);
		byte[] png = TestFiles.png(TestFiles.image(400, 300, BufferedImage.TYPE_INT_RGB));

		assertThat(NORMALIZER.normalize(Arrays.copyOf(jpeg, jpeg.length / 2))).isEmpty();
		assertThat(NORMALIZER.normalize(Arrays.copyOf(png, png.length / 2))).isEmpty();
		assertThat(NORMALIZER.normalize(Arrays.copyOf(TestFiles.WEBP, 60))).isEmpty();
		assertThat(NORMALIZER.normalize("<svg/>".getBytes(StandardCharsets.US_ASCII))).isEmpty();
		assertThat(NORMALIZER.normalize(new byte[0])).isEmpty();
		assertThat(NORMALIZER.normalize(jpeg)).isPresent();
	}

	private static NewDrawing normalized(byte[] file) throws Exception {
		return NORMALIZER.normalize(file).orElseThrow();
	}

	private static Color color(NewDrawing picture, int x, int y) {
		return new Color(TestFiles.decoded(picture.content()).getRGB(x, y));
	}

}
