package dev.novadraw.gateway.upload;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.drawing.Exif;
import dev.novadraw.engine.drawing.Orientation;
import dev.novadraw.gateway.upload.file.ColorProfile;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The content that remains of a file: enough to show the picture, and nothing else.
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
		assertThat(pixels(strip(TestNotes.inJpeg(JPEG, 3)))).isEqualTo(pixels(JPEG));
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
					TestDrawings.join(TestDrawings.ascii("Exif\0\0"), Exif.write(new Orientation(orientation)))));
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

	@Test
	void keepsWhatTheColoursOfAPngMean() {
		byte[] profile = TestDrawings.profile("RGB ");
		byte[] chromaticities = TestDrawings.chunk("cHRM", new byte[32]);
		byte[] points = TestDrawings.chunk("cICP", new byte[] { 12, 13, 0, 1 });
		byte[] png = TestDrawings.join(TestDrawings.signature(), TestDrawings.header(100, 100, 8, 2), points,
				TestDrawings.packed(profile), chromaticities, TestDrawings.pixels(), TestDrawings.end());

		byte[] stripped = strip(png);

		assertThat(unpacked(stripped)).isEqualTo(reduced(profile, false));
		assertThat(stripped).containsSequence(points).containsSequence(chromaticities);
		assertThat(strip(stripped)).isEqualTo(stripped);
	}

	private static byte[] unpacked(byte[] png) {
		int at = new String(png, StandardCharsets.ISO_8859_1).indexOf("iCCP") + 9;
		try (InflaterInputStream profile = new InflaterInputStream(
				new ByteArrayInputStream(png, at, png.length - at))) {
			return profile.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void keepsNothingOfAProfileButWhatItMeans() {
		byte[] profile = TestDrawings.profile("RGB ");

		byte[] reduced = reduced(profile, false);

		assertThat(new String(profile, StandardCharsets.ISO_8859_1)).contains(TestNotes.CANARY, "made");
		assertThat(new String(reduced, StandardCharsets.ISO_8859_1)).doesNotContain(TestNotes.CANARY, "made", "desc")
			.contains("acsp", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC");
		assertThat(ByteBuffer.wrap(reduced).getInt()).isEqualTo(reduced.length);
		assertThat(reduced(reduced, false)).isEqualTo(reduced);
	}

	@Test
	void leavesOutProfilesThatMakeNoSense() {
		byte[] profile = TestDrawings.profile("RGB ");

		assertThat(reduced(TestDrawings.profile("CMYK"), false)).isNull();
		assertThat(reduced(TestDrawings.profile("GRAY"), false)).isNull();
		assertThat(reduced(TestDrawings.profile("GRAY"), true)).isNotNull();
		assertThat(reduced(new byte[2_000_000], false)).isNull();
		IntStream.range(0, profile.length - 4)
			.forEach((length) -> assertThat(reduced(Arrays.copyOf(profile, length), false)).isNull());
		IntStream.range(0, profile.length).forEach((position) -> {
			byte[] changed = profile.clone();
			changed[position] ^= (byte) 0xFF;
			reduced(changed, false);
		});
	}

	private static byte[] reduced(byte[] profile, boolean grey) {
		return ColorProfile.reduced(ByteBuffer.wrap(profile), grey);
	}

	@Test
	void keepsAProfileInSeveralParts() {
		byte[] profile = TestDrawings.profile("RGB ");
		byte[] first = TestDrawings.profilePart(1, 2, Arrays.copyOf(profile, 200));
		byte[] second = TestDrawings.profilePart(2, 2, Arrays.copyOfRange(profile, 200, profile.length));
		byte[] start = Arrays.copyOf(JPEG, 20);
		byte[] rest = Arrays.copyOfRange(JPEG, 20, JPEG.length);
		byte[] kept = TestDrawings.profilePart(1, 1, reduced(profile, false));

		byte[] stripped = strip(TestDrawings.join(start, second, first, rest));

		assertThat(stripped).hasSize(JPEG.length + kept.length).containsSequence(kept);
		assertThat(strip(stripped)).isEqualTo(stripped);
		assertThat(strip(TestDrawings.join(start, second, rest))).isEqualTo(JPEG);
	}

	// As in libjpeg, which most programs use; Java's decoder rejects such a file.
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 255 })
	void takesEveryAdobeTransformButZeroForYcbcr(int transform) throws IOException {
		byte[] adobe = TestDrawings.segment(0xEE,
				TestDrawings.join(TestDrawings.ascii("Adobe"), new byte[] { 0, 100, 0, 0, 0, 0, (byte) transform }));

		byte[] stripped = strip(
				TestDrawings.join(Arrays.copyOf(JPEG, 2), adobe, Arrays.copyOfRange(JPEG, 20, JPEG.length)));

		assertThat(pixels(stripped)).isEqualTo(pixels(JPEG));
	}

	@Test
	void writesTheColourSpaceOfAPhotoThatDoesNotNameIt() throws IOException {
		byte[] bare = TestDrawings.without(JPEG, 0xE0);
		byte[] named = TestDrawings.segment(0xEE,
				TestDrawings.join(TestDrawings.ascii("Adobe"), new byte[] { 0, 100, 0, 0, 0, 0, 1 }));

		byte[] stripped = strip(bare);

		assertThat(stripped).hasSize(bare.length + named.length).containsSequence(named);
		assertThat(pixels(stripped)).isEqualTo(pixels(JPEG));
	}

	@Test
	void putsInTheTablesThatFramesOfAVideoLack() throws IOException {
		byte[] frame = TestDrawings.without(JPEG, 0xC4);

		byte[] stripped = strip(frame);

		assertThat(frame).hasSizeLessThan(JPEG.length - 300);
		assertThat(pixels(stripped)).isEqualTo(pixels(JPEG));
		assertThat(strip(stripped)).isEqualTo(stripped);
	}

	private byte[] strip(byte[] file) {
		return this.inspector.inspect(new Upload(file)).content();
	}

}
