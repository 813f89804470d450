package dev.novadraw.vision.shape;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BitsTests {

	private static final int HEIGHT = 40;

	@ParameterizedTest
	@ValueSource(ints = { 1, 63, 64, 65, 130, 192 })
	void keepsTheCellsOfAMask(int width) {
		Mask mask = mask(width, 0.3);

		assertThat(Bits.of(mask).mask().cells()).isEqualTo(mask.cells());
		assertThat(Bits.of(mask).inverted().inverted().mask().cells()).isEqualTo(mask.cells());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 63, 64, 65, 130, 192 })
	void growsByRowsAndColumns(int width) {
		Mask mask = mask(width, 0.02);
		Mask grown = mask.grown(3);

		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < width; x++) {
				assertThat(grown.at(x, y)).isEqualTo(isNear(mask, x, y, 3));
			}
		}
	}

	private static boolean isNear(Mask mask, int x, int y, int by) {
		for (int row = Math.max(0, y - by); row <= Math.min(mask.height() - 1, y + by); row++) {
			for (int column = Math.max(0, x - by); column <= Math.min(mask.width() - 1, x + by); column++) {
				if (mask.at(column, row)) {
					return true;
				}
			}
		}
		return false;
	}

	@ParameterizedTest
	@ValueSource(ints = { 63, 64, 65, 130, 192 })
	void shrinksToTheDepthsOfAMask(int width) {
		Mask mask = mask(width, 0.98);
		int[] depths = mask.depths();
		boolean[] shrunk = mask.shrunk(2).cells();

		for (int cell = 0; cell < shrunk.length; cell++) {
			assertThat(shrunk[cell]).isEqualTo(depths[cell] > 2);
		}
	}

	private static Mask mask(int width, double share) {
		Random random = new Random(width);
		boolean[] cells = new boolean[width * HEIGHT];
		for (int cell = 0; cell < cells.length; cell++) {
			cells[cell] = random.nextDouble() < share;
		}
		return new Mask(width, HEIGHT, cells);
	}

}
