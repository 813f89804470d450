package dev.novadraw.vision.region;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.novadraw.vision.shape.Bits;
import dev.novadraw.vision.shape.Mask;

import static org.assertj.core.api.Assertions.assertThat;

class RegionsTests {

	private static final List<String> PAGE = List.of("..........", ".####..#..", ".#..#.#...", ".#..#..#.#",
			".####...#.", "..........");

	@Test
	void joinsCellsThatTouchAtCorners() {
		List<Region> regions = Regions.of(mask(), 1);

		assertThat(regions).extracting(Region::count).containsExactly(12, 5);
		assertThat(regions.getLast().left()).isEqualTo(6);
		assertThat(regions.getLast().right()).isEqualTo(10);
		assertThat(regions.getLast().centreY()).isBetween(3.09, 3.11);
	}

	@Test
	void leavesOutSmallParts() {
		assertThat(Regions.of(mask(), 6)).singleElement().extracting(Region::boxFilled).isEqualTo(0.75);
	}

	@Test
	void findsWhatIsEnclosed() {
		List<Region> enclosed = Regions.enclosed(Bits.of(mask()), 1);

		assertThat(enclosed).singleElement().extracting(Region::count).isEqualTo(4);
		assertThat(Regions.of(mask(), 1).getFirst().filled().count()).isEqualTo(16);
	}

	private static Mask mask() {
		boolean[] cells = new boolean[PAGE.size() * PAGE.getFirst().length()];
		String page = String.join("", PAGE);
		for (int cell = 0; cell < cells.length; cell++) {
			cells[cell] = page.charAt(cell) == '#';
		}
		return new Mask(PAGE.getFirst().length(), PAGE.size(), cells);
	}

}
