package dev.novadraw.vision;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.sight.Thing;

/**
 * A thing that is surely in a drawing.
 *
 * @param thing the thing
 * @param colour its main colour
 * @param place its place on the page
 * @param size the share of the page's long edge that it spans
 */
public record Sight(Thing thing, Crayon colour, Place place, double size) {
}
