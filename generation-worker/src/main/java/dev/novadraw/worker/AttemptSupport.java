package dev.novadraw.worker;

import dev.novadraw.drawing.DrawingRepository;

/**
 * What every attempt needs from its surroundings.
 */
record AttemptSupport(DrawingRepository drawings, Settling settling) {

}
