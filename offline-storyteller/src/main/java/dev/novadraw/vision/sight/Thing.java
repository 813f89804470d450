package dev.novadraw.vision.sight;

/**
 * A thing that is recognized in drawings.
 */
public enum Thing {

	SUN, RAINBOW, HOUSE, TREE, FLOWER, FACE, PERSON, HEART

}
