package dev.novadraw.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.novadraw.vision.Composition.Proportions;
import dev.novadraw.vision.Composition.Stroke;
import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.color.Tint;
import dev.novadraw.vision.paper.Paper;
import dev.novadraw.vision.picture.PictureFile;
import dev.novadraw.vision.picture.Pixels;
import dev.novadraw.vision.shape.Canvas;
import dev.novadraw.vision.shape.Cells;
import dev.novadraw.vision.shape.Marks;
import dev.novadraw.vision.shape.Mask;
import dev.novadraw.vision.shape.Palette;
import dev.novadraw.vision.shape.Shape;
import dev.novadraw.vision.shape.Shapes;
import dev.novadraw.vision.shape.Surroundings;
import dev.novadraw.vision.shape.Symmetry;
import dev.novadraw.vision.sheet.Sheet;
import dev.novadraw.vision.sight.Recognition;

/**
 * The analysis of a drawing's picture: paper, colours, shapes and places.
 */
public final class DrawingReader {

	/** The contrast below which a mark counts as a smudge or crease. */
	private static final float MIN_CLARITY = 0.165f;

	private static final float MIN_CLARITY_IF_DOUBTFUL = 0.26f;

	private static final double MIN_SPAN = 0.012;

	private static final double DOT = 0.06;

	private static final long FACTOR = 0x5851f42d4c957f2dL;

	private static final long FACTOR_2 = FACTOR * FACTOR;

	private static final long FACTOR_3 = FACTOR_2 * FACTOR;

	private static final long FACTOR_4 = FACTOR_3 * FACTOR;

	public Impression read(byte[] image) {
		return read(PictureFile.decode(image));
	}

	Impression read(Pixels picture) {
		Sheet sheet = Sheet.in(picture);
		Pixels page = sheet == null ? picture : sheet.pixels();
		Paper paper = new Paper(page, sheet == null ? null : sheet.ground());
		Cells cells = new Cells(page, paper);
		Mask marks = Marks.of(cells, paper);
		if (paper.visible()) {
			marks = Surroundings.trimmed(marks, cells);
		}
		Shapes shapes = new Shapes(marks, cells);
		List<Shape> kept = new ArrayList<>();
		for (Shape shape : shapes.all()) {
			if (!paper.visible() || belongs(shape, marks)) {
				kept.add(shape);
			}
		}
		Mask drawing = shapes.only(kept);
		List<Tint> colours = kept.isEmpty() ? List.of() : Palette.of(drawing, cells);
		return new Impression(picture.width() * picture.step(), picture.height() * picture.step(), paper.tone(),
				colours, colours.isEmpty() ? Composition.EMPTY : composition(kept, drawing, paper.visible()),
				fingerprint(picture),
				colours.isEmpty() || !paper.visible() ? List.of() : sights(new Canvas(drawing, cells)));
	}

	private static List<Sight> sights(Canvas canvas) {
		return Recognition.of(canvas)
			.stream()
			.map((found) -> new Sight(found.thing(), found.colour(),
					Place.at(found.centreX() / canvas.width(), found.centreY() / canvas.height()),
					(double) Math.max(found.width(), found.height()) / canvas.longEdge()))
			.sorted(Comparator.comparingDouble(Sight::size).reversed())
			.toList();
	}

	private static boolean belongs(Shape shape, Mask mask) {
		boolean speck = shape.span() < Math.max(3, MIN_SPAN * mask.longEdge());
		boolean doubtful = shape.span() < DOT * mask.longEdge() || shape.share(Crayon.GREY) > 0.6;
		return !speck && shape.clearest() >= (doubtful ? MIN_CLARITY_IF_DOUBTFUL : MIN_CLARITY);
	}

	private static Composition composition(List<Shape> shapes, Mask drawing, boolean onPaper) {
		Shape biggest = shapes.stream().max(Comparator.comparingInt(Shape::cells)).orElseThrow();
		double edge = drawing.longEdge();
		int dots = (int) shapes.stream().filter(shape -> shape.span() < DOT * edge).count();
		return new Composition((double) drawing.count() / drawing.cells().length, shapes.size() - dots, dots,
				Place.at(biggest.centreX() / drawing.width(), biggest.centreY() / drawing.height()),
				Proportions.of(biggest.width(), biggest.height()), Stroke.of(thickness(drawing) / edge),
				onPaper ? Symmetry.of(drawing, whole(drawing)) : 0, biggest.span() / edge);
	}

	private static Shape whole(Mask drawing) {
		Shape whole = new Shape();
		for (int y = 0; y < drawing.height(); y++) {
			for (int x = 0; x < drawing.width(); x++) {
				if (drawing.at(x, y)) {
					whole.add(x, y, 1, Crayon.BLACK, false);
				}
			}
		}
		return whole;
	}

	/**
	 * Returns the thickness of strokes: on average, their cells lie a quarter of it deep.
	 */
	private static double thickness(Mask drawing) {
		long depth = 0;
		for (int cell : drawing.depths()) {
			depth += cell;
		}
		return Math.max(1, 4.0 * depth / drawing.count() - 2);
	}

	/**
	 * Returns a polynomial of the pixels. Four are added at once, since a multiplication
	 * waits for the one before.
	 */
	private static long fingerprint(Pixels pixels) {
		int[] rgb = pixels.rgb();
		long hash = 31L * pixels.width() + pixels.height();
		int next = 0;
		for (; next + 4 <= rgb.length; next += 4) {
			hash = hash * FACTOR_4 + rgb[next] * FACTOR_3 + rgb[next + 1] * FACTOR_2 + rgb[next + 2] * FACTOR
					+ rgb[next + 3];
		}
		for (; next < rgb.length; next++) {
			hash = hash * FACTOR + rgb[next];
		}
		return hash ^ hash >>> 29;
	}

}
