package dev.novadraw.vision.sample;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

import dev.novadraw.vision.color.Crayon;
import dev.novadraw.vision.sight.Thing;

import static dev.novadraw.vision.sample.Easel.arc;
import static dev.novadraw.vision.sample.Easel.box;
import static dev.novadraw.vision.sample.Easel.circle;
import static dev.novadraw.vision.sample.Easel.oval;
import static dev.novadraw.vision.sample.Easel.polygon;
import static dev.novadraw.vision.sample.Easel.segment;
import static dev.novadraw.vision.sample.Easel.spoke;

/**
 * Sketches of the things that are recognized, in many variations.
 */
public enum Motif {

	SUN(Thing.SUN) {
		@Override
		void draw(Easel easel) {
			easel.put(easel.any(0.2, 0.8), 0.2);
			Crayon crayon = easel.maybe() ? Crayon.YELLOW : Crayon.ORANGE;
			easel.put(easel.any(150, 650), easel.any(120, 200), easel.any(80, 115));
			easel.closed(crayon, circle(0, 0, 0.5));
			double inner = easel.maybe() ? 0.5 : 0.6;
			int rays = easel.any(8, 14);
			for (int ray = 0; ray < rays; ray++) {
				easel.line(crayon, spoke(0, 0, inner, easel.any(0.88, 1.0), 360.0 * ray / rays + easel.any(-4.0, 4.0)));
			}
		}
	},

	CORNER_SUN(Thing.SUN) {
		@Override
		void draw(Easel easel) {
			easel.put(easel.maybe() ? 0 : 800, 0, easel.any(150, 230));
			Crayon crayon = easel.maybe() ? Crayon.YELLOW : Crayon.ORANGE;
			easel.closed(crayon, circle(0, 0, 0.5));
			for (int ray = 0; ray < 16; ray++) {
				easel.line(crayon, spoke(0, 0, easel.any(0.56, 0.62), easel.any(0.88, 1.0), 22.5 * ray + 11));
			}
		}
	},

	RAINBOW(Thing.RAINBOW) {
		@Override
		void draw(Easel easel) {
			Crayon[] crayons = { Crayon.RED, Crayon.ORANGE, Crayon.YELLOW, Crayon.GREEN, Crayon.BLUE, Crayon.PURPLE };
			easel.put(easel.any(300, 500), easel.any(380, 500), easel.any(200, 280));
			int colours = easel.any(5, 6);
			double step = easel.any(0.05, 0.075);
			for (int band = 0; band < colours; band++) {
				for (double offset = 0; offset < step; offset += 0.02) {
					easel.line(crayons[band], arc(0, 0, 1 - band * step - offset, 0, 180));
				}
			}
		}
	},

	HOUSE(Thing.HOUSE) {
		@Override
		void draw(Easel easel) {
			Crayon wall = Colours.any(easel.random());
			Crayon roof = easel.maybe() ? Crayon.RED : Crayon.BROWN;
			double half = easel.any(0.6, 0.85);
			double eaves = easel.any(0.02, 0.18);
			easel.closed(wall, box(-half, -0.1, half, 0.95));
			easel.closed(roof == wall ? Crayon.BLUE : roof, polygon(-half - eaves, -0.1, 0, -0.95, half + eaves, -0.1));
			double door = easel.any(-0.3, 0.1);
			easel.closed(easel.on(wall, Crayon.BROWN), box(door, easel.any(0.3, 0.42), door + 0.28, 0.95));
			easel.closed(easel.on(wall, Crayon.BLUE), box(half - 0.32, 0.1, half - 0.1, 0.32));
		}
	},

	TREE(Thing.TREE) {
		@Override
		void draw(Easel easel) {
			double width = easel.any(0.13, 0.2);
			easel.closed(Crayon.BROWN, box(-width, 0.2, width, 1));
			if (easel.maybe()) {
				easel.closed(Crayon.GREEN, cloud(0, -0.3, 0.62, 9));
			}
			else {
				easel.closed(Crayon.GREEN, oval(0, -0.3, easel.any(0.5, 0.65), 0.6));
			}
		}
	},

	FLOWER(Thing.FLOWER) {
		@Override
		void draw(Easel easel) {
			Crayon petal = new Crayon[] { Crayon.RED, Crayon.PINK, Crayon.PURPLE, Crayon.BLUE }[easel.any(0, 3)];
			int petals = easel.any(5, 8);
			double radius = 0.36 * Math.sin(Math.PI / petals) * 1.06;
			easel.line(Crayon.GREEN, segment(0, 0.1, 0, 1), segment(0, 0.6, 0.25, 0.45));
			for (int i = 0; i < petals; i++) {
				double[] at = Easel.at(0, -0.4, 0.36, 360.0 * i / petals);
				easel.closed(petal, circle(at[0], at[1], radius));
			}
			easel.fill(Crayon.YELLOW, circle(0, -0.4, 0.19));
		}
	},

	FACE(Thing.FACE) {
		@Override
		void draw(Easel easel) {
			Crayon crayon = Colours.any(easel.random());
			easel.closed(crayon == Crayon.BLACK ? Crayon.YELLOW : crayon, circle(0, 0, 0.9));
			Crayon marks = easel.on(crayon, Crayon.BLACK);
			double apart = easel.any(0.28, 0.38);
			double eye = easel.any(0.05, 0.11);
			easel.fill(marks, circle(-apart, -0.25, eye), circle(apart, -0.25, eye));
			easel.line(marks, arc(0, 0.0, easel.any(0.42, 0.55), 205, 130));
			if (easel.maybe()) {
				easel.line(marks, segment(0, -0.1, 0.02, 0.08));
			}
		}
	},

	PERSON(Thing.PERSON) {
		@Override
		void draw(Easel easel) {
			Crayon crayon = Colours.any(easel.random());
			easel.line(Crayon.BLACK, circle(0, -0.68, 0.28));
			easel.fill(Crayon.BLACK, circle(-0.1, -0.74, 0.03), circle(0.1, -0.74, 0.03));
			easel.line(Crayon.BLACK, arc(0, -0.66, 0.14, 210, 120));
			Shape body = switch (easel.any(0, 2)) {
				case 0 -> polygon(-0.1, -0.38, 0.1, -0.38, 0.36, 0.42, -0.36, 0.42);
				case 1 -> box(-0.26, -0.38, 0.26, 0.4);
				default -> oval(0, 0.02, 0.3, 0.42);
			};
			easel.closed(crayon, body);
			double arm = easel.any(-0.35, 0.15);
			easel.line(Crayon.BLACK, segment(-0.17, -0.12, -0.72, arm), segment(0.17, -0.12, 0.72, arm));
			easel.line(Crayon.BLACK, segment(-0.14, 0.38, -0.18, 0.95), segment(0.14, 0.38, 0.18, 0.95));
		}
	},

	HEART(Thing.HEART) {
		@Override
		void draw(Easel easel) {
			Crayon crayon = new Crayon[] { Crayon.RED, Crayon.PINK, Crayon.PURPLE }[easel.any(0, 2)];
			easel.closed(crayon, heart(easel.any(0.95, 1.15)));
		}
	};

	private final Thing thing;

	Motif(Thing thing) {
		this.thing = thing;
	}

	public Thing thing() {
		return this.thing;
	}

	/**
	 * Returns a page with the motif; each seed gives another.
	 */
	public BufferedImage page(long seed) {
		Easel easel = new Easel(seed * 31 + ordinal());
		draw(easel);
		return easel.page();
	}

	abstract void draw(Easel easel);

	private static Shape heart(double width) {
		Path2D path = new Path2D.Double();
		path.moveTo(0, 0.9);
		path.curveTo(-0.35 * width, 0.5, -0.95 * width, 0.15, -0.9 * width, -0.35);
		path.curveTo(-0.85 * width, -0.95, -0.15 * width, -0.95, 0, -0.4);
		path.curveTo(0.15 * width, -0.95, 0.85 * width, -0.95, 0.9 * width, -0.35);
		path.curveTo(0.95 * width, 0.15, 0.35 * width, 0.5, 0, 0.9);
		path.closePath();
		return path;
	}

	static Shape cloud(double x, double y, double radius, int bumps) {
		Path2D path = new Path2D.Double();
		double[] start = Easel.at(x, y, radius * 0.85, 0);
		path.moveTo(start[0], start[1]);
		for (int i = 1; i <= bumps; i++) {
			double[] over = Easel.at(x, y, radius * 1.25, 360.0 * (i - 0.5) / bumps);
			double[] to = Easel.at(x, y, radius * 0.85, 360.0 * i / bumps);
			path.quadTo(over[0], over[1], to[0], to[1]);
		}
		path.closePath();
		return path;
	}

}
