package dev.novadraw.normalizer;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.novadraw.normalizer.color.ColorTransform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WebpFileTests {

	private static final int WIDTH = 120;

	private static final int HEIGHT = 80;

	/** A black picture as lossy pixels. */
	private static final byte[] LOSSY = Base64.getDecoder()
		.decode("0AQAnQEqeABQAD7RaLBTKCYkoqDIAQAaCWkAAAY3upvo2oc4ygHupvo2oc4yf6AA/vOdgAAAAAAAAA==");

	// Files written by cwebp 1.2.4 from a drawing, with the checksums of the output of
	// dwebp.
	static Stream<Arguments> decodesLosslessPixelsAsTheirAuthorsDo() {
		return Stream.of(Arguments.of("as many colours as pixels", 0xde7547eaL, """
				UklGRlgDAABXRUJQVlA4TEsDAAAvJ0AHAAGGbdtGQh0/Se9u/4EvQ0T0fwKqCgCSx1PZsH4J4OT1GJA0Y8+v9X6z6MRnurUedA8I
				AkFCGGF/zncgzDZOFeEQ9jyBQIpDGOH+TwC+z+8XADKAgFvKg9SEMFCRwWQPHQeDFOlOzz4Gw/0v5ats+Jh2D/HFMyNVZijDmO0y
				HKCfHD3OfihpM1NFK41UqbEkBm3bCHKm8Qf3eE4/x40kKVJma+i5/ju07uwxX8UEvPftjUPQoslAhoSWafXwUg8xIFIRR0MfXAxO
				nEEu4MpvBzACoB0WuG9iUnVa0QoL84osBdSRTruMlEr3qjIqy0pd83fLiBoK0U7A1KCDTBOWbkRVDGOFQblXllZMoIMysBQJI6rA
				1ULx8rOyKt3xkXu4NCoMh5MeplFVuWGl1lDNtanMvOY0rdgkNF8F1TIqqAhFgqjZbI4qi7SIqgKEb5RwtXhfTaHmuVVzVZpFhcbs
				FRHTCBlkFpnlLlVSpQiSpWh8GwkFAZQIUmEu7yORSFZWSvAQbIZSzUBFiRmHRBGNTBVSAGHvBsOQmDlglZYdQNl7EcBFDe753sLK
				FsD6u6Mm8FBwjrc8AWZWHuB4pHnStl1F1dbBTe1dsHBxwRB3uooG8C1wqGKdDs06Qm09r1onm6mr2+A7dg3AO9qGlYvbouBwUfur
				ve9dDLke/l44vIJbYLm6a2VIgBFUNXn6HXDShocTN6MJLNAUK5cVTaMsUR4eAi1LZfodaPMvGwExuIV3LRb4j4IuSPvpdELJbz6k
				DjgOaL6ggBOAX4B0ez6NyJDiHgegMHgYPRGgLSwLPBhGQEFwqsQeZpviFmDBMBJJDvcWdkcX9gcM6ebwBW9uYfn2geI7dgs4/BdO
				AgnigSWTUQvv2raOv9fvAI4sABMjI8D4/HcFyRew/Aw/s90r7QF18llx1fq2aKSLC4JMPgLS2dtsfHECcPIzvKFgAlKgM3cyh1S/
				UF3UmnZV2wJO1gdFuIUFfr6nFTACJPCQMM0o+JC/vgSefiJaACcra/QXDjABjJChRqcAMbc9zyBKxBjZ7epM0bM6aAVlLoUSilAJ
				uO8wDCA1YSP0ESAnJcwVAwHt4wugq7zRcoc+ouqK4epGCnsn9gIA"""), Arguments
			.of("14 colours, two to a byte", 0xa5faaeb1L, """
					UklGRqgAAABXRUJQVlA4TJsAAAAvJ0AHAHVAiiTJkcSfoJZcerq3Zu0QRDxCQdoGLOru7/H7PwEv9Zyf/5f+M93E5X2c3sDgEIPO
					MDrAkBPn6hh7xe0Iq0JBMAVd4gUFqg9RBVCFKlfCWXGplig2QXEAAugMRym486gzwZWNZx0JEDjAEuAWw4loPYBwZqXYBmOUV0Xg
					WEWphixMUQFKBeAQexV89KijwbOeDm7rDgA="""), Arguments.of("4 colours, four to a byte", 0x8492b6edL, """
					UklGRnYAAABXRUJQVlA4TGkAAAAvJ0AHAAWbNpIk8SfosMjs3dzel5eg9/2fAM+sHuJvSj2h+Z62bumn2n2pU8Idh4UKe1qqrF0d
					oVM6tCPi0nSApsoz0uoBK23zkHVE++JMF0cdqMgdDlpKsi10iK6OGusOo40zz+Ex3QgA"""),
				Arguments.of("2 colours, eight to a byte", 0xcf34fd52L,
						"""
								UklGRmIAAABXRUJQVlA4TFYAAAAvJ0AHAAXcRpIcSeG/0ykM3b17Ikb0fwL6zzbjsTIUnBhnyqK0RkuG6KJOOVPpKh1IlzqlDzvX
								dV8nrzn9Ll6TymumeEQjpdzTXKhcsaPH5iYN2KDYAQ=="""),
				Arguments.of("half transparent", 0x3f41130dL,
						"""
								UklGRlwBAABXRUJQVlA4TFABAAAvF8ADEAmAIAb8D5uI6H9qARCE/20TBY/+pwwM2rYRZP60b/8YUodtJCmSe5/yj5OZf3v+HUaS
								2zYHQJJz6L/KHCgDeIVt2zbZ6a7O8Gp+gIujuOKCE45ijy0WBEBhxU998MITd3VTL7QlbGEBSxvMsG3KYAMFJVSFv5/hD3eYJtNG
								OQzA20dCD0CiDcOQtrCxMU0CBRw2xAYHaChUoQUKQ3obrsLf9MaewQcg9PMqC+ksVIBjIeAB9FDo40CUk4AJU+xNpCYEQIlEv5kE
								SpATBxVsDY4JC8CKREMAClTOyAS4agD0+wYn3cECIDQSK8CCCQ4DW5WTgoQUUAC9qUQBhJjgBWATKIM5K1VB1bkInHtg24AIV+Uv
								jxcKHYDBEdsxC9jCxjClQPHhCz68BQrD5A13mNI0VEPgUAR1yIIJN5AtLGBp4A9VSh8Rdqj7wR8="""));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void decodesLosslessPixelsAsTheirAuthorsDo(String name, long sum, String file) throws IOException {
		Pixels pixels = pixels(Base64.getMimeDecoder().decode(file));

		CRC32 found = new CRC32();
		for (int color : pixels.rgb()) {
			found.update(color >> 16);
			found.update(color >> 8);
			found.update(color);
		}
		assertThat(found.getValue()).isEqualTo(sum);
	}

	@Test
	void refusesLosslessPixelsThatAreCutOff() throws IOException {
		byte[] file = TestColors.webp();
		assertThat(pixels(file).rgb()).isEqualTo(TestColors.grid());

		for (int length = 21; length < file.length - 3; length += 5) {
			byte[] cut = Arrays.copyOf(file, length);
			cut[16] = (byte) (length - 20);
			cut[17] = (byte) (length - 20 >> 8);
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> pixels(cut));
		}
	}

	@Test
	void handlesAnyChangedByte() {
		byte[] file = TestColors.webp();
		IntStream.range(20, file.length).forEach((position) -> {
			byte[] changed = file.clone();
			changed[position] ^= (byte) 0xFF;
			try {
				pixels(changed);
			}
			catch (IOException ex) {
				assertThat(ex).hasMessageNotContaining("null");
			}
		});
	}

	@ParameterizedTest
	@CsvSource({ "0, false", "1, false", "2, false", "3, false", "0, true", "1, true", "2, true", "3, true" })
	void decodesTransparencyOfAnyEncoding(int filter, boolean compressed) throws IOException {
		int[] alpha = IntStream.range(0, WIDTH * HEIGHT).map((i) -> i * 31 / 7 + i / WIDTH * 5 & 0xFF).toArray();
		int[] filtered = filtered(alpha, filter);
		byte[] chunk = compressed ? TestWebp.compressedAlpha(filtered, filter) : plain(filtered, filter);

		int[] seen = pixels(TestWebp.file(TestWebp.head(0x10, WIDTH, HEIGHT), chunk, TestWebp.chunk("VP8 ", LOSSY)))
			.rgb();

		int black = pixels(TestWebp.file(TestWebp.chunk("VP8 ", LOSSY))).rgb()[5];
		assertThat(black).isEqualTo(0);
		assertThat(seen).isEqualTo(Arrays.stream(alpha).map((value) -> (255 - value) * 0x10101).toArray());
	}

	private static byte[] plain(int[] alpha, int filter) {
		byte[] data = new byte[1 + alpha.length];
		data[0] = (byte) (filter << 2);
		for (int i = 0; i < alpha.length; i++) {
			data[1 + i] = (byte) alpha[i];
		}
		return TestWebp.chunk("ALPH", data);
	}

	/** Returns the differences from the predictions of a filter. */
	private static int[] filtered(int[] alpha, int filter) {
		return IntStream.range(0, alpha.length).map((i) -> alpha[i] - predicted(alpha, i, filter) & 0xFF).toArray();
	}

	private static int predicted(int[] alpha, int i, int filter) {
		boolean first = i % WIDTH == 0;
		if (filter == 0 || i == 0) {
			return 0;
		}
		if (i < WIDTH || (filter == 1 && !first)) {
			return alpha[i - 1];
		}
		if (filter == 2 || first) {
			return alpha[i - WIDTH];
		}
		return Math.clamp((long) alpha[i - 1] + alpha[i - WIDTH] - alpha[i - WIDTH - 1], 0, 255);
	}

	@Test
	void refusesTransparencyThatIsCutOff() {
		byte[] file = TestWebp.file(TestWebp.head(0x10, WIDTH, HEIGHT), plain(new int[WIDTH * HEIGHT - 1], 0),
				TestWebp.chunk("VP8 ", LOSSY));

		assertThatExceptionOfType(IOException.class).isThrownBy(() -> pixels(file));
	}

	@Test
	void decodesWhatHasFarMoreHuffmanCodesThanItUses() throws IOException {
		assertThat(pixels(TestWebp.manyGroups(400)).rgb()).containsOnly(0, 0xFFFF00);
	}

	private static Pixels pixels(byte[] file) throws IOException {
		return new WebpFile(file).pixels(ColorTransform.NONE);
	}

}
