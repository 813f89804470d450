package dev.novadraw.vision.scene;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.shape.Canvas;

/**
 * The bands of a rainbow that one column of the page crosses.
 *
 * @param column the column
 * @param top the first row of the uppermost band
 * @param bottom the row below the lowest
 */
public record Bands(int column, int top, int bottom) {

	public static final int MIN_COLOURS = 4;

	private static final double MAX_GAP = 0.035;

	private static final int NONE = -1;

	/**
	 * Returns the number of colours of the spectrum in a drawing.
	 */
	public static long colours(Canvas canvas) {
		return Arrays.stream(Crayon.values())
			.filter((crayon) -> canvas.count(crayon) > 0 && spectrum(crayon, true) != NONE)
			.count();
	}

	/**
	 * Returns the bands with the most colours in the order of the spectrum, or null if
	 * there are fewer than four.
	 * @param canvas the drawing
	 * @param column the column
	 * @param redFirst true if the uppermost band is the red one
	 */
	public static @Nullable Bands in(Canvas canvas, int column, boolean redFirst) {
		int maxGap = Math.max(2, (int) (MAX_GAP * canvas.longEdge()));
		int last = NONE;
		int colours = 0;
		int top = 0;
		int bottom = 0;
		Bands best = null;
		for (int y = 0; y < canvas.height(); y++) {
			int colour = spectrum(canvas.at(column, y), redFirst);
			if (colour != NONE && isBand(canvas, column, y)) {
				boolean goesOn = last != NONE && colour >= last && y - bottom <= maxGap;
				colours = goesOn ? colours + (colour > last ? 1 : 0) : 1;
				top = goesOn ? top : y;
				last = colour;
				bottom = y + 1;
				best = colours >= MIN_COLOURS ? new Bands(column, top, bottom) : best;
			}
		}
		return best;
	}

	/**
	 * Returns true if the cells above or below have the same colour, unlike where two
	 * bands mix.
	 */
	private static boolean isBand(Canvas canvas, int x, int y) {
		Crayon crayon = canvas.at(x, y);
		return canvas.at(x, y - 1) == crayon || canvas.at(x, y + 1) == crayon;
	}

	private static int spectrum(@Nullable Crayon crayon, boolean redFirst) {
		if (crayon == null) {
			return NONE;
		}
		int place = switch (crayon) {
			case RED -> 0;
			case ORANGE -> 1;
			case YELLOW -> 2;
			case GREEN -> 3;
			case TURQUOISE -> 4;
			case BLUE -> 5;
			case PURPLE -> 6;
			case PINK, BROWN, BLACK, GREY, WHITE -> NONE;
		};
		return place == NONE || redFirst ? place : 6 - place;
	}

}
