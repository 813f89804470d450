package dev.novadraw.vision.region;

/**
 * A property of the cells of a page.
 */
@FunctionalInterface
public interface CellTest {

	boolean test(int x, int y);

}
