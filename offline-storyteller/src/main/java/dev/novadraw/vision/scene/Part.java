package dev.novadraw.vision.scene;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.region.Region;

/**
 * A closed part of a drawing: an area in one colour, or paper enclosed by lines.
 *
 * @param region its cells, with everything that they enclose
 * @param colour the colour of the area, or of most of the lines
 * @param solid true for an area in one colour
 */
public record Part(Region region, Crayon colour, boolean solid) {
}
