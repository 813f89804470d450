package dev.novadraw.vision.color;

/**
 * A colour with its share of the drawn area.
 *
 * @param crayon the colour
 * @param share the share, above 0 and at most 1
 */
public record Tint(Crayon crayon, double share) {
}
