package dev.novadraw.engine.kind;

/**
 * Whether a kind is about a drawing.
 */
public enum DrawingUse {

	REQUIRED, OPTIONAL, NONE

}
