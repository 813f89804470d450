package dev.novadraw.vision.color;

/**
 * The mapping of a colour, adjusted to white paper, to the name of a crayon.
 */
public final class Swatch {

	private Swatch() {
	}

	public static Crayon name(Shade shade) {
		float light = shade.lightness();
		float chroma = shade.chroma();
		if (chroma < 0.028 + 0.03 * (1 - light)) {
			return neutral(light);
		}
		double hue = shade.hue();
		if (hue < 18 || hue >= 318) {
			return rosy(hue, light, chroma);
		}
		if (hue < 80) {
			return warm(hue, light, chroma);
		}
		return cool(hue, light);
	}

	private static Crayon neutral(float light) {
		if (light > 0.9) {
			return Crayon.WHITE;
		}
		return light > 0.56 ? Crayon.GREY : Crayon.BLACK;
	}

	private static Crayon rosy(double hue, float light, float chroma) {
		if (hue >= 318 && hue < 345) {
			return light > 0.6 && (chroma > 0.1 || hue > 332) ? Crayon.PINK : Crayon.PURPLE;
		}
		return light > 0.56 ? Crayon.PINK : Crayon.RED;
	}

	private static Crayon warm(double hue, float light, float chroma) {
		if (hue < 45) {
			if (light > 0.8 && chroma < 0.12) {
				return Crayon.PINK;
			}
			if (light < 0.5 && chroma < 0.12 || hue > 36 && light < 0.6 && chroma < 0.15) {
				return Crayon.BROWN;
			}
			return hue > 38 && light > 0.68 ? Crayon.ORANGE : Crayon.RED;
		}
		boolean muddy = light < 0.68 && chroma < 0.135 || light < 0.5;
		return muddy ? Crayon.BROWN : Crayon.ORANGE;
	}

	private static Crayon cool(double hue, float light) {
		if (hue < 118) {
			if (light > 0.68) {
				return Crayon.YELLOW;
			}
			return hue < 98 ? Crayon.BROWN : Crayon.GREEN;
		}
		if (hue < 172) {
			return Crayon.GREEN;
		}
		if (hue < 212) {
			return Crayon.TURQUOISE;
		}
		return hue < 277 ? Crayon.BLUE : Crayon.PURPLE;
	}

}
