package dev.novadraw.engine.kind;

/**
 * The relation of a kind to drawings.
 */
public enum DrawingUse {

	REQUIRED, OPTIONAL, NONE

}
