package dev.novadraw.engine.drawing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExifTests {

	private static final Orientation LYING = new Orientation(6);

	@Test
	void understandsBothByteOrders() {
		assertThat(Exif.of(data(ByteOrder.BIG_ENDIAN, 6))).isEqualTo(LYING);
		assertThat(Exif.of(data(ByteOrder.LITTLE_ENDIAN, 6))).isEqualTo(LYING);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 9, 4711, -1 })
	void takesOtherValuesForUpright(int orientation) {
		assertThat(Exif.of(data(ByteOrder.LITTLE_ENDIAN, orientation))).isEqualTo(Orientation.UPRIGHT);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 4, 7, 25, 26, 1 << 30, -8, Integer.MIN_VALUE, Integer.MAX_VALUE })
	void ignoresADirectoryOutsideOfTheData(int directory) {
		assertThat(Exif.of(data(ByteOrder.BIG_ENDIAN, 6).putInt(4, directory))).isEqualTo(Orientation.UPRIGHT);
	}

	@Test
	void readsNoMoreEntriesThanThereAre() {
		assertThat(Exif.of(data(ByteOrder.BIG_ENDIAN, 6).putShort(8, (short) 0))).isEqualTo(Orientation.UPRIGHT);
		assertThat(Exif.of(data(ByteOrder.BIG_ENDIAN, 6).putShort(8, (short) -1))).isEqualTo(LYING);
		assertThat(Exif.of(data(ByteOrder.BIG_ENDIAN, 6).putShort(8, (short) -1).putShort(10, (short) 0x0100)))
			.isEqualTo(Orientation.UPRIGHT);
	}

	@Test
	void readsWhatItWrites() {
		for (int value = 1; value <= 8; value++) {
			Orientation orientation = new Orientation(value);

			assertThat(Exif.of(ByteBuffer.wrap(Exif.write(orientation)))).isEqualTo(orientation);
			assertThat(Exif.of(ByteBuffer.wrap(Exif.writeForJpeg(orientation)))).isEqualTo(orientation);
			assertThat(Exif.ofJpeg(jpeg(0xFFE1, Exif.writeForJpeg(orientation)))).isEqualTo(orientation);
		}
	}

	@Test
	void findsTheSegmentBehindOthers() {
		byte[] photo = join(jpeg(0xFFE0, new byte[14]),
				Arrays.copyOfRange(jpeg(0xFFE1, Exif.writeForJpeg(LYING)), 2, 38));

		assertThat(Exif.ofJpeg(photo)).isEqualTo(LYING);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x00E1, 0xFEE1, 0xFFDA, 0xFFE2 })
	void looksForTheSegmentBeforeThePixelsOnly(int marker) {
		byte[] photo = jpeg(marker, Exif.writeForJpeg(LYING));

		assertThat(Exif.ofJpeg(photo)).isEqualTo(Orientation.UPRIGHT);
	}

	@Test
	void stopsAtASegmentThatIsShorterThanItsLength() {
		byte[] photo = join(new byte[] { -1, -40, -1, -32, 0, 0 },
				Arrays.copyOfRange(jpeg(0xFFE1, Exif.writeForJpeg(LYING)), 2, 38));

		assertThat(Exif.ofJpeg(photo)).isEqualTo(Orientation.UPRIGHT);
	}

	@Test
	void survivesEveryCut() {
		byte[] photo = jpeg(0xFFE1, Exif.writeForJpeg(LYING));
		byte[] data = Exif.writeForJpeg(LYING);

		for (int length = 0; length < photo.length; length++) {
			assertThat(Exif.ofJpeg(Arrays.copyOf(photo, length))).isEqualTo(Orientation.UPRIGHT);
		}
		for (int length = 0; length < data.length; length++) {
			assertThat(Exif.of(ByteBuffer.wrap(data, 0, length)).value()).isIn(1, 6);
		}
	}

	@Test
	void readsFromThePositionOfABuffer() {
		ByteBuffer file = ByteBuffer.wrap(join(new byte[5], Exif.writeForJpeg(LYING), new byte[5]));

		assertThat(Exif.of(file.position(5).limit(file.limit() - 5))).isEqualTo(LYING);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void turnsAPictureUpright(int value) {
		// The letters of a picture of 3 x 2 pixels.
		String upright = switch (value) {
			case 2 -> "cbafed";
			case 3 -> "fedcba";
			case 4 -> "defabc";
			case 5 -> "adbecf";
			case 6 -> "daebfc";
			case 7 -> "fcebda";
			case 8 -> "cfbead";
			default -> "abcdef";
		};

		int[] turned = new Orientation(value).upright("abcdef".chars().toArray(), 3, 2);

		assertThat(turned).isEqualTo(upright.chars().toArray());
	}

	private static ByteBuffer data(ByteOrder order, int orientation) {
		return ByteBuffer.allocate(26)
			.order(order)
			.put((order == ByteOrder.BIG_ENDIAN) ? new byte[] { 'M', 'M', 0, 42 } : new byte[] { 'I', 'I', 42, 0 })
			.putInt(8)
			.putShort((short) 1)
			.putShort((short) 0x0112)
			.putShort((short) 3)
			.putInt(1)
			.putShort((short) orientation)
			.rewind();
	}

	private static byte[] jpeg(int marker, byte[] segment) {
		return ByteBuffer.allocate(6 + segment.length)
			.putShort((short) 0xFFD8)
			.putShort((short) marker)
			.putShort((short) (2 + segment.length))
			.put(segment)
			.array();
	}

	private static byte[] join(byte[]... parts) {
		int length = Arrays.stream(parts).mapToInt((part) -> part.length).sum();
		ByteBuffer whole = ByteBuffer.allocate(length);
		Arrays.stream(parts).forEach(whole::put);
		return whole.array();
	}

}
