package dev.novadraw.normalizer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The conversion of colours. ImageMagick 6.9.11 with Little CMS computed the expected
 * values from the same profiles and the same grid: {@code convert grid.png -profile
 * p3.icc -profile srgb.icc -depth 8 rgb:-}.
 */
class ColorTests {

	private static final int CELL = 16;

	private static final String P3 = """
			000000 280025 4f004a 770070 9f0096 c700bc ee00e1 ff00ff
			002424 23244a 4d2171 761c96 9e12bc c600e1 ed00ff ff0000
			004948 144970 474895 7345bc 9b42e1 c53dff ec3600 ff2c00
			006f6d 006e94 3b6ebb 6c6de1 976bff c16800 ea6400 ff6037
			009392 0093ba 2193e0 6292ff 909100 bd8f00 e68c34 ff8963
			00b9b7 00b9de 00b8ff 50b800 86b700 b5b62c e1b460 ffb28a
			00dedb 00ddff 00dd00 2fdd00 78dc1a acdb5a d9da86 ffd8b0
			00ffff 00ff00 00ff00 00ff00 61ff51 9fff81 d0ffad feffd5
			""";

	private static final String ADOBE = """
			000000 25001f 530047 7f006f aa0095 d500ba fd00df ff00ff
			001e1e 1e1e47 501e6f 7e1e95 a91eba d41edf fd1eff ff1e00
			004646 00466e 464694 7846ba a546de d146ff fb4600 ff461b
			006d6d 006d93 2c6db9 6d6dde 9e6dff cc6d00 f66d14 ff6d44
			009292 0092b8 0092dd 5992ff 929200 c39205 f09240 ff926b
			00b7b7 00b7dc 00b7ff 2cb700 7fb700 b7b73b e7b768 ffb790
			00dbda 00dbff 00db00 00db00 61db33 a6db65 dadb8e ffdbb5
			00fffe 00ff00 00ff00 00ff28 10ff60 8dff8b caffb3 feffd9
			""";

	private static final String APPLE = """
			000000 31032f 5d0d58 84177e a7209f c928c0 e830de ff38fb
			002f2f 303059 5c337e 8437a0 a73cc0 c941de e846fb ff4008
			00595a 2c5a7f 5b5ba0 835ec0 a660de c864fb e65f0d ff6233
			007e80 247fa1 5880c1 8182de a584fc c68114 e58235 ff845c
			00a0a1 16a1c1 53a2df 7fa3fc a1a01b c4a138 e4a35d ffa481
			00c0c2 00c1e0 4dc2fd 78c022 9ec03c c2c15f e2c283 ffc4a3
			00dee0 00dffd 3fdd29 73dd40 9bde62 bfdf84 e0e0a4 ffe1c3
			00fcfe 00fa30 31fa44 6dfb64 97fb86 bcfca5 defdc5 fefee2
			""";

	private static final String TABLE = """
			000000 670067 900090 ae00ae c600c6 db00db ed00ed ff00fe
			676700 906767 ae6790 c667ae db67c6 ed67db fe67ed 0067fe
			909000 ae9067 c69090 db90ae ed90c6 fe90db 0090ed 6790ff
			aeae00 c6ae67 dbae90 edaeae feaec6 00aedb 67aeed 90aefe
			c6c600 dbc667 edc690 fec6ae 00c6c6 67c6db 90c6ed aec6ff
			dbdb00 eddb67 fedb90 00dbae 67dbc6 90dbdb aedbed c6dbff
			eded00 feed67 00ed90 67edae 90edc6 aeeddb c6eded dbedfe
			fffe00 00fe67 67ff90 90ffae aeffc6 c6ffdb dbffed edffff
			""";

	private static final byte[] P3_POINTS = { 12, 13, 0, 1 };

	@ParameterizedTest
	@ValueSource(strings = { "Display P3", "Adobe RGB", "Apple RGB", "table" })
	void convertsProfilesToSrgb(String name) throws IOException {
		byte[] profile = profile(name);

		assertNear(pixels(TestColors.png(TestColors.profile(profile))), right(name), 3);
		assertNear(pixels(TestColors.webp(profile)), right(name), 3);
	}

	// JPEG compression can change dark colours considerably, so the decoded colours are
	// compared.
	@ParameterizedTest
	@ValueSource(strings = { "Display P3", "Adobe RGB", "Apple RGB", "table" })
	void convertsAJpegAsItDoesAPng(String name) throws IOException {
		byte[] profile = profile(name);
		int[] kept = cells(pixels(TestColors.jpeg(new byte[0], CELL)));
		BufferedImage same = TestColors.image(kept, 1, BufferedImage.TYPE_INT_RGB);

		assertNear(kept, TestColors.grid(), 3);
		assertThat(cells(pixels(TestColors.jpeg(profile, CELL))))
			.isEqualTo(pixels(TestColors.png(same, TestColors.profile(profile))));
	}

	private static byte[] profile(String name) {
		return switch (name) {
			case "Display P3" -> TestProfiles.displayP3();
			case "Adobe RGB" -> TestProfiles.adobeRgb();
			case "Apple RGB" -> TestProfiles.appleRgb();
			default -> TestProfiles.swapping();
		};
	}

	private static int[] right(String name) {
		return colors(switch (name) {
			case "Display P3" -> P3;
			case "Adobe RGB" -> ADOBE;
			case "Apple RGB" -> APPLE;
			default -> TABLE;
		});
	}

	@Test
	void keepsEveryNumberOfAFileThatIsInSrgb() throws IOException {
		assertThat(pixels(TestColors.png())).isEqualTo(TestColors.grid());
		assertThat(pixels(TestColors.png(TestColors.profile(TestProfiles.srgb())))).isEqualTo(TestColors.grid());
		assertThat(pixels(TestColors.png(TestColors.gamma(45_455)))).isEqualTo(TestColors.grid());
		assertThat(pixels(TestColors.webp(TestProfiles.srgb()))).isEqualTo(TestColors.grid());
	}

	@Test
	void followsTheOrderOfPrecedenceInAPng() throws IOException {
		byte[] points = TestColors.chunk("cICP", P3_POINTS);
		byte[] adobe = TestColors.profile(TestProfiles.adobeRgb());
		byte[] srgb = TestColors.chunk("sRGB", new byte[1]);
		byte[] gamma = TestColors.gamma(100_000);

		assertNear(pixels(TestColors.png(gamma, srgb, adobe, points)), colors(P3), 3);
		assertNear(pixels(TestColors.png(gamma, srgb, adobe)), colors(ADOBE), 3);
		assertThat(pixels(TestColors.png(gamma, srgb))).isEqualTo(TestColors.grid());
		assertThat(pixels(TestColors.png(gamma))).isNotEqualTo(TestColors.grid());
	}

	@Test
	void goesOnToTheNextIfOneIsNotKnown() throws IOException {
		byte[] highDynamicRange = TestColors.chunk("cICP", new byte[] { 9, 16, 0, 1 });
		byte[] adobe = TestColors.profile(TestProfiles.adobeRgb());

		assertNear(pixels(TestColors.png(highDynamicRange, adobe)), colors(ADOBE), 3);
		assertThat(pixels(TestColors.png(highDynamicRange))).isEqualTo(TestColors.grid());
	}

	// The expected values follow from the formula of sRGB and the linear light of the
	// sample.
	@ParameterizedTest
	@CsvSource({ "100000, 14135, 128", "100000, 65535, 255", "100000, 66, 3", "55556, 32768, 147", "45455, 32896, 128",
			"0, 32896, 128", "1, 32896, 128" })
	void appliesGamma(int gamma, int sample, int right) throws IOException {
		int pixel = pixels(TestColors.grey(sample, TestColors.gamma(gamma)))[0];

		assertThat(pixel >> 8 & 0xFF).isBetween(right - 1, right + 1);
		assertThat(pixel).isEqualTo((pixel & 0xFF) * 0x10101);
	}

	@Test
	void appliesChromaticities() throws IOException {
		byte[] ofP3 = TestColors.chromaticities(31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000);

		assertNear(pixels(TestColors.png(ofP3, TestColors.gamma(45_455))), colors(P3), 3);
		assertNear(pixels(TestColors.png(ofP3)), colors(P3), 3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 31_270, Integer.MIN_VALUE })
	void ignoresInvalidChromaticities(int value) throws IOException {
		int[] all = new int[8];
		Arrays.fill(all, value);

		assertThat(pixels(TestColors.png(TestColors.chromaticities(all)))).isEqualTo(TestColors.grid());
	}

	@Test
	void appliesAGreyProfileToGreyOnly() throws IOException {
		byte[] profile = TestColors.profile(TestProfiles.grey(1.0));

		assertThat(pixels(TestColors.grey(14_135, profile))[0]).isEqualTo(0x808080);
		assertThat(pixels(TestColors.png(profile))).isEqualTo(TestColors.grid());
	}

	@ParameterizedTest
	@ValueSource(strings = { "link", "nmcl", "abst", "what" })
	void ignoresProfilesOfOtherClasses(String type) throws IOException {
		byte[] profile = TestProfiles.adobeRgb();
		System.arraycopy(TestProfiles.ascii(type), 0, profile, 12, 4);

		assertThat(pixels(TestColors.png(TestColors.profile(profile)))).isEqualTo(TestColors.grid());
	}

	@Test
	void ignoresProfilesOfPrinters() throws IOException {
		byte[] cmyk = TestProfiles.profile("CMYK", "XYZ ", Map.of("A2B0", new byte[100]));

		assertThat(pixels(TestColors.png(TestColors.profile(cmyk)))).isEqualTo(TestColors.grid());
		assertThat(pixels(TestColors.webp(cmyk))).isEqualTo(TestColors.grid());
	}

	@Test
	void ignoresAnInvalidProfile() throws IOException {
		for (byte[] profile : new byte[][] { TestProfiles.displayP3(), TestProfiles.swapping() }) {
			for (int length = 0; length < profile.length - 4; length += 7) {
				int[] pixels = pixels(TestColors.webp(Arrays.copyOf(profile, length)));
				assertThat(pixels).hasSize(64);
			}
			for (int i = 0; i < profile.length; i += 3) {
				byte[] changed = profile.clone();
				changed[i] ^= (byte) 0xFF;
				assertThat(pixels(TestColors.webp(changed))).hasSize(64);
			}
		}
	}

	@Test
	void leavesATransparentPictureOnWhite() throws IOException {
		int[] clear = new int[64];
		BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);

		assertThat(pixels(TestColors.png(image, TestColors.profile(TestProfiles.displayP3())))).containsOnly(0xFFFFFF);
		assertThat(pixels(TestWebp.file(TestWebp.pixels(8, 8, clear)))).containsOnly(0xFFFFFF);
	}

	private static int[] pixels(byte[] file) throws IOException {
		return DrawingFile.of(file).pixels().rgb();
	}

	/** Returns the middle pixel of each cell. */
	private static int[] cells(int[] pixels) {
		int width = TestColors.EDGE * CELL;
		return IntStream.range(0, 64)
			.map((i) -> pixels[(i / 8 * CELL + CELL / 2) * width + i % 8 * CELL + CELL / 2])
			.toArray();
	}

	private static int[] colors(String text) {
		return Arrays.stream(text.strip().split("\\s+")).mapToInt((color) -> Integer.parseInt(color, 16)).toArray();
	}

	private static void assertNear(int[] pixels, int[] right, int error) {
		assertThat(pixels).hasSameSizeAs(right);
		for (int i = 0; i < right.length; i++) {
			for (int shift = 0; shift < 24; shift += 8) {
				assertThat(pixels[i] >> shift & 0xFF).as("color %d: %06x instead of %06x", i, pixels[i], right[i])
					.isBetween((right[i] >> shift & 0xFF) - error, (right[i] >> shift & 0xFF) + error);
			}
		}
	}

}
