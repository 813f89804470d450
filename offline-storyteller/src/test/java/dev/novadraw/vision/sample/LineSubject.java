package dev.novadraw.vision.sample;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.function.Consumer;

import dev.novadraw.vision.color.Crayon;

import static dev.novadraw.vision.sample.Easel.segment;

/**
 * Letters, lines and scribbles.
 */
enum LineSubject implements Subject {

	LETTER((easel) -> easel.closed(Colours.any(easel.random()), letter("ABCDEGHKMOPQRSTUVWXYZ8046", easel))),

	ROUND_LETTER((easel) -> easel.closed(easel.maybe() ? Crayon.YELLOW : Crayon.RED, letter("OQ0BDPB8&@", easel))),

	SCRIBBLE((easel) -> easel.line(Colours.any(easel.random()), scribble(easel, 14))),

	YELLOW_SCRIBBLE((easel) -> easel.line(Crayon.YELLOW, scribble(easel, 22))),

	COLOURFUL_SCRIBBLES((easel) -> {
		for (int i = 0; i < 6; i++) {
			easel.line(Colours.any(easel.random()), scribble(easel, 7));
		}
	}),

	SPIRAL((easel) -> {
		Path2D path = new Path2D.Double();
		path.moveTo(0, 0);
		for (int i = 1; i < 120; i++) {
			double[] at = Easel.at(0, 0, i / 140.0, 11 * i);
			path.lineTo(at[0], at[1]);
		}
		easel.line(Colours.any(easel.random()), path);
	}),

	GRID((easel) -> {
		Crayon crayon = Colours.any(easel.random());
		for (int i = 0; i < 5; i++) {
			double at = -0.8 + 0.4 * i;
			easel.line(crayon, segment(at, -0.8, at, 0.8), segment(-0.8, at, 0.8, at));
		}
	}),

	LADDER((easel) -> {
		easel.line(Crayon.BROWN, segment(-0.25, -1, -0.25, 1), segment(0.25, -1, 0.25, 1));
		for (int i = 0; i < 6; i++) {
			easel.line(Crayon.BROWN, segment(-0.25, -0.8 + 0.3 * i, 0.25, -0.8 + 0.3 * i));
		}
	}),

	ASTERISK((easel) -> {
		Crayon crayon = easel.maybe() ? Crayon.YELLOW : Colours.any(easel.random());
		for (int i = 0; i < 4; i++) {
			easel.line(crayon, Easel.spoke(0, -0.3, -0.7, 0.7, 45 * i));
		}
	}),

	WAVES((easel) -> {
		for (int line = 0; line < 4; line++) {
			Path2D path = new Path2D.Double();
			path.moveTo(-1, -0.6 + 0.4 * line);
			for (int i = 0; i < 8; i++) {
				path.quadTo(-0.875 + 0.25 * i, -0.8 + 0.4 * line, -0.75 + 0.25 * i, -0.6 + 0.4 * line);
			}
			easel.line(Crayon.BLUE, path);
		}
	}),

	COLOURED_STRIPES((easel) -> {
		Crayon[] crayons = { Crayon.RED, Crayon.ORANGE, Crayon.YELLOW, Crayon.GREEN, Crayon.BLUE, Crayon.PURPLE };
		for (int i = 0; i < 6; i++) {
			easel.line(crayons[i], segment(-0.9, -0.5 + 0.15 * i, 0.9, -0.5 + 0.15 * i));
		}
	}),

	HILLS((easel) -> {
		Crayon[] crayons = { Crayon.BLUE, Crayon.GREEN, Crayon.YELLOW };
		for (int i = 0; i < 3; i++) {
			easel.line(crayons[i], Easel.arc(-0.5 + 0.5 * i, 0.6, 0.6, 0, 180));
		}
	}),

	DOTS((easel) -> {
		for (int i = 0; i < 25; i++) {
			easel.fill(Colours.any(easel.random()), Easel.circle(easel.any(-1.0, 1.0), easel.any(-1.0, 1.0), 0.05));
		}
	});

	private final Consumer<Easel> drawing;

	LineSubject(Consumer<Easel> drawing) {
		this.drawing = drawing;
	}

	@Override
	public Consumer<Easel> drawing() {
		return this.drawing;
	}

	private static Shape letter(String letters, Easel easel) {
		int letter = easel.any(0, letters.length() - 1);
		Shape glyph = new Font(Font.SANS_SERIF, Font.BOLD, 100)
			.createGlyphVector(new FontRenderContext(null, true, true), letters.substring(letter, letter + 1))
			.getOutline();
		Rectangle2D box = glyph.getBounds2D();
		AffineTransform unit = AffineTransform.getScaleInstance(1.6 / box.getHeight(), 1.6 / box.getHeight());
		unit.translate(-box.getCenterX(), -box.getCenterY());
		return unit.createTransformedShape(glyph);
	}

	private static Shape scribble(Easel easel, int turns) {
		Path2D path = new Path2D.Double();
		path.moveTo(easel.any(-0.8, 0.8), easel.any(-0.8, 0.8));
		for (int i = 0; i < turns; i++) {
			path.quadTo(easel.any(-1.0, 1.0), easel.any(-1.0, 1.0), easel.any(-0.8, 0.8), easel.any(-0.8, 0.8));
		}
		return path;
	}

}
