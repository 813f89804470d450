package dev.novadraw.vision.sample;

import java.util.Map;
import java.util.Random;

import dev.novadraw.vision.color.Crayon;

/**
 * The colours of the pens and crayons in a box, several of each name.
 */
final class Colours {

	private static final Map<Crayon, int[]> BOX = Map.ofEntries(
			Map.entry(Crayon.RED, new int[] { 0xd02020, 0xc82c28, 0xe0281e }),
			Map.entry(Crayon.ORANGE, new int[] { 0xf08a1c, 0xf59020, 0xee7f12 }),
			Map.entry(Crayon.YELLOW, new int[] { 0xf6d21e, 0xffe030, 0xf2c814 }),
			Map.entry(Crayon.GREEN, new int[] { 0x2f9a3c, 0x3fa84a, 0x207030 }),
			Map.entry(Crayon.TURQUOISE, new int[] { 0x20a8b0, 0x2ab5ac }),
			Map.entry(Crayon.BLUE, new int[] { 0x2350c0, 0x2a62cc, 0x1c3f9c }),
			Map.entry(Crayon.PURPLE, new int[] { 0x6a2a96, 0x7a3aa8 }),
			Map.entry(Crayon.PINK, new int[] { 0xf070a8, 0xff78b4 }),
			Map.entry(Crayon.BROWN, new int[] { 0x7a4a22, 0x8b5428, 0x6b3f1c }),
			Map.entry(Crayon.BLACK, new int[] { 0x202024, 0x141414 }), Map.entry(Crayon.GREY, new int[] { 0x8c8c90 }),
			Map.entry(Crayon.WHITE, new int[] { 0xfafafa }));

	private Colours() {
	}

	static int of(Crayon crayon, Random random) {
		int[] colours = BOX.getOrDefault(crayon, new int[] { 0 });
		return colours[random.nextInt(colours.length)];
	}

	static Crayon any(Random random) {
		Crayon[] pens = { Crayon.RED, Crayon.ORANGE, Crayon.YELLOW, Crayon.GREEN, Crayon.BLUE, Crayon.PURPLE,
				Crayon.PINK, Crayon.BROWN, Crayon.BLACK };
		return pens[random.nextInt(pens.length)];
	}

}
