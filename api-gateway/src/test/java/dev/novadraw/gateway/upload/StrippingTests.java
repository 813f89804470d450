package dev.novadraw.gateway.upload;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is left of a file: enough to see the picture, and nothing else.
 */
class StrippingTests {

	private static final byte[] PNG = TestDrawings.png(320, 200);

	private static final byte[] JPEG = TestDrawings.jpeg(320, 200);

	private final DrawingInspector inspector = new DrawingInspector();

	@ParameterizedTest
	@ValueSource(ints = { 1, 6 })
	void leavesNoPlaceBehind(int orientation) throws IOException {
		for (byte[] file : new byte[][] { TestNotes.inJpeg(JPEG, orientation), TestNotes.inPng(PNG, orientation) }) {
			byte[] stripped = strip(file);

			assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains(TestNotes.CANARY);
			assertThat(new String(stripped, StandardCharsets.ISO_8859_1)).doesNotContain("GPS", "Comment", "MPF",
					"Photoshop", "adobe.com");
			assertThat(Arrays.equals(strip(stripped), stripped)).isTrue();
		}
	}

	@Test
	void keepsThePixelsAsTheyAre() throws IOException {
		assertThat(pixels(strip(TestNotes.inPng(PNG, 3)))).isEqualTo(pixels(PNG));
		assertThat(pixels(strip(withoutAdobe(TestNotes.inJpeg(JPEG, 3))))).isEqualTo(pixels(JPEG));
	}

	private static byte[] withoutAdobe(byte[] jpeg) {
		String text = new String(jpeg, StandardCharsets.ISO_8859_1).replace("Adobe", "Adodo");
		return TestDrawings.ascii(text);
	}

	private static int[] pixels(byte[] file) throws IOException {
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
		return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
	}

	@ParameterizedTest
	@CsvSource({ "1, 0", "2, 36", "8, 36", "9, 0", "0, 0" })
	void keepsHowAPhotoIsTurnedAndNothingElse(int orientation, int length) {
		byte[] photo = TestDrawings.join(Arrays.copyOf(JPEG, 2),
				TestDrawings.segment(0xE1,
						TestDrawings.join(TestDrawings.ascii("Exif\0\0"), TestNotes.withPlace(orientation))),
				Arrays.copyOfRange(JPEG, 2, JPEG.length));

		byte[] stripped = strip(photo);

		assertThat(stripped).hasSize(JPEG.length + length);
		if (length > 0) {
			assertThat(Arrays.copyOfRange(stripped, 2, 2 + length)).isEqualTo(TestDrawings.segment(0xE1,
					TestDrawings.join(TestDrawings.ascii("Exif\0\0"), Exif.saying(orientation))));
		}
	}

	@Test
	void keepsWhatChangesTheColoursOfAPng() {
		byte[] transparency = TestDrawings.chunk("tRNS", new byte[6]);
		byte[] gamma = TestDrawings.chunk("gAMA", new byte[4]);
		byte[] standard = TestDrawings.chunk("sRGB", new byte[1]);
		byte[] png = TestDrawings.join(TestDrawings.signature(), TestDrawings.header(100, 100, 8, 2), standard, gamma,
				transparency, TestDrawings.pixels(), TestDrawings.end());

		assertThat(strip(png)).isSameAs(png);
	}

	@Test
	void leavesOutTheSmallCopyInAJpeg() {
		byte[] jfif = TestDrawings.segment(0xE0, TestDrawings.join(TestDrawings.ascii("JFIF\0"),
				new byte[] { 1, 1, 0, 0, 1, 0, 1, 2, 2 }, new byte[12]));
		byte[] rest = Arrays.copyOfRange(JPEG, 20, JPEG.length);
		byte[] photo = TestDrawings.join(Arrays.copyOf(JPEG, 2), jfif, rest);

		assertThat(strip(photo)).hasSize(JPEG.length).endsWith(rest);
	}

	private byte[] strip(byte[] file) {
		return this.inspector.inspect(new Upload(file)).content();
	}

}
