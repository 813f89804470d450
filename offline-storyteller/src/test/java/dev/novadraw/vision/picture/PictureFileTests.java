package dev.novadraw.vision.picture;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.novadraw.engine.drawing.Exif;
import dev.novadraw.engine.drawing.Orientation;
import dev.novadraw.engine.kind.UnreadablePictureException;
import dev.novadraw.vision.Sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PictureFileTests {

	@ParameterizedTest
	@CsvSource({ "1, 0, 0", "2, 1, 0", "3, 1, 1", "4, 0, 1", "5, 0, 0", "6, 1, 0", "7, 1, 1", "8, 0, 1" })
	void turnsPhotosUpright(int orientation, int cornerX, int cornerY) {
		byte[] photo = withOrientation(cornerMarked().jpeg(), orientation, false);

		Pixels upright = PictureFile.decode(photo);

		assertThat(upright.width()).isEqualTo(orientation < 5 ? 120 : 80);
		assertThat(upright.height()).isEqualTo(orientation < 5 ? 80 : 120);
		int marked = upright.at(cornerX * (upright.width() - 21) + 10, cornerY * (upright.height() - 21) + 10);
		assertThat(Pixels.brightness(marked)).isLessThan(60);
	}

	@Test
	void understandsBothByteOrders() {
		assertThat(Exif.ofJpeg(withOrientation(cornerMarked().jpeg(), 6, true)).value()).isEqualTo(6);
		assertThat(Exif.ofJpeg(withOrientation(cornerMarked().jpeg(), 6, false)).value()).isEqualTo(6);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 9, 4711 })
	void treatsInvalidOrientationsAsUpright(int orientation) {
		assertThat(Exif.ofJpeg(withOrientation(cornerMarked().jpeg(), orientation, true)))
			.isEqualTo(Orientation.UPRIGHT);
	}

	@Test
	void survivesEveryCutOfItsMetadata() {
		byte[] photo = withOrientation(cornerMarked().jpeg(), 6, true);

		for (int length = 4; length < 60; length++) {
			assertThat(Exif.ofJpeg(Arrays.copyOf(photo, length)).value()).isBetween(1, 8);
		}
	}

	@Test
	void rejectsOtherFiles() {
		assertUnreadable(new byte[0]);
		assertUnreadable("<svg onload=\"alert(1)\"/>".getBytes());
		assertUnreadable("GIF89a and so on".getBytes());
	}

	@Test
	void rejectsBrokenPictures() {
		byte[] png = Sketch.scribble(1).png();
		byte[] jpeg = Sketch.scribble(1).jpeg();

		assertUnreadable(Arrays.copyOf(png, 40));
		assertUnreadable(Arrays.copyOf(png, png.length / 2));
		assertUnreadable(Arrays.copyOf(jpeg, 30));
	}

	@Test
	void rejectsAPictureThatClaimsToBeHuge() {
		byte[] png = Sketch.blank(Sketch.WHITE).png();
		png[16] = 0;
		png[17] = 1;
		png[20] = 0;
		png[21] = 1;

		assertUnreadable(png);
	}

	private static void assertUnreadable(byte[] file) {
		assertThatExceptionOfType(UnreadablePictureException.class).isThrownBy(() -> PictureFile.decode(file));
	}

	private static Sketch cornerMarked() {
		return Sketch.on(120, 80, Sketch.WHITE, 1, graphics -> {
			graphics.setColor(Color.BLACK);
			graphics.fillRect(0, 0, 24, 24);
		});
	}

	private static byte[] withOrientation(byte[] jpeg, int orientation, boolean littleEndian) {
		int[] big = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0,
				0, 0, 1, orientation >> 8, orientation & 0xff, 0, 0, 0, 0, 0, 0 };
		int[] little = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0,
				1, 0, 0, 0, orientation & 0xff, orientation >> 8, 0, 0, 0, 0, 0, 0 };
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(jpeg, 0, 2);
		for (int value : littleEndian ? little : big) {
			out.write(value);
		}
		out.write(jpeg, 2, jpeg.length - 2);
		return out.toByteArray();
	}

}
