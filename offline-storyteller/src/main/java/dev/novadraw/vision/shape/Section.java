package dev.novadraw.vision.shape;

/**
 * A box of the page with the cells in some crayons.
 *
 * @param mask the cells
 * @param left the column of the page at which the box begins
 * @param top the row of the page at which the box begins
 */
public record Section(Mask mask, int left, int top) {
}
