package dev.novadraw.vision.sample;

import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.util.function.Consumer;

import dev.novadraw.vision.color.Crayon;

import static dev.novadraw.vision.sample.Easel.arc;
import static dev.novadraw.vision.sample.Easel.box;
import static dev.novadraw.vision.sample.Easel.circle;
import static dev.novadraw.vision.sample.Easel.oval;
import static dev.novadraw.vision.sample.Easel.path;
import static dev.novadraw.vision.sample.Easel.polygon;
import static dev.novadraw.vision.sample.Easel.segment;
import static dev.novadraw.vision.sample.Easel.spoke;

/**
 * Round things.
 */
enum RoundSubject implements Subject {

	BALLOON((easel) -> {
		easel.closed(Colours.any(easel.random()), oval(0, -0.4, 0.42, 0.5));
		easel.line(Crayon.BLACK, path(0, 0.1, 0.08, 0.4, -0.05, 0.7, 0.05, 1));
	}),

	GREEN_BALLOON((easel) -> {
		easel.closed(Crayon.GREEN, circle(0, -0.4, 0.45));
		easel.line(Crayon.BROWN, segment(0, 0.05, 0, 0.9));
	}),

	BALL((easel) -> {
		Crayon crayon = Colours.any(easel.random());
		easel.closed(crayon, circle(0, 0, 0.7));
		easel.line(easel.on(crayon, Crayon.BLACK), arc(-0.7, 0, 0.7, -55, 110), arc(0.7, 0, 0.7, 125, 110));
	}),

	STRIPED_BALL((easel) -> {
		Crayon[] crayons = { Crayon.RED, Crayon.ORANGE, Crayon.YELLOW, Crayon.GREEN, Crayon.BLUE };
		for (int i = 0; i < 5; i++) {
			double top = -0.7 + 0.28 * i;
			double half = Math.sqrt(0.5 - Math.pow(top + 0.14, 2) * 0.9);
			easel.fill(crayons[i], box(-half, top, half, top + 0.26));
		}
	}),

	YELLOW_BALL((easel) -> easel.closed(Crayon.YELLOW, circle(0, -0.2, 0.6))),

	CLOCK((easel) -> {
		easel.line(Colours.any(easel.random()), circle(0, 0, 0.8));
		for (int hour = 0; hour < 12; hour++) {
			easel.line(Crayon.BLACK, spoke(0, 0, 0.62, 0.7, 30 * hour));
		}
		easel.line(Crayon.BLACK, segment(0, 0, 0, -0.5), segment(0, 0, 0.33, 0.15));
	}),

	YELLOW_CLOCK((easel) -> {
		easel.closed(Crayon.YELLOW, circle(0, 0, 0.8));
		easel.line(Crayon.BLACK, segment(0, 0, 0, -0.5), segment(0, 0, 0.33, 0.15));
	}),

	LOLLIPOP((easel) -> {
		Crayon crayon = Colours.any(easel.random());
		easel.closed(crayon, circle(0, -0.45, 0.45));
		easel.line(easel.on(crayon, Crayon.BLACK), arc(0, -0.45, 0.2, 0, 300));
		easel.line(Crayon.BROWN, segment(0, 0, 0, 0.95));
	}),

	GREEN_LOLLIPOP((easel) -> {
		easel.closed(Crayon.GREEN, circle(0, -0.45, 0.45));
		easel.fill(Crayon.BROWN, box(-0.03, 0, 0.03, 0.95));
	}),

	YELLOW_LOLLIPOP((easel) -> {
		easel.closed(Crayon.YELLOW, circle(0, -0.45, 0.45));
		easel.line(Crayon.GREEN, segment(0, 0, 0, 0.95));
	}),

	TARGET((easel) -> {
		Crayon[] crayons = { Crayon.RED, Crayon.ORANGE, Crayon.YELLOW, Crayon.GREEN, Crayon.BLUE };
		for (int i = 0; i < 5; i++) {
			easel.line(crayons[i], circle(0, 0, 0.9 - 0.12 * i), circle(0, 0, 0.85 - 0.12 * i));
		}
	}),

	WHEEL((easel) -> {
		Crayon crayon = Colours.any(easel.random());
		easel.line(crayon, circle(0, 0, 0.8), circle(0, 0, 0.2));
		for (int i = 0; i < 8; i++) {
			easel.line(crayon, spoke(0, 0, 0.2, 0.8, 45 * i));
		}
	}),

	GEAR((easel) -> {
		Crayon crayon = easel.maybe() ? Crayon.YELLOW : Crayon.GREY;
		easel.closed(crayon, circle(0, 0, 0.6));
		for (int i = 0; i < 8; i++) {
			double[] at = Easel.at(0, 0, 0.68, 45 * i);
			easel.fill(crayon, circle(at[0], at[1], 0.13));
		}
	}),

	BUTTON((easel) -> {
		Crayon crayon = Colours.any(easel.random());
		easel.closed(crayon, circle(0, 0, 0.7));
		easel.fill(easel.on(crayon, Crayon.BLACK), circle(-0.2, -0.2, 0.08), circle(0.2, -0.2, 0.08),
				circle(-0.2, 0.2, 0.08), circle(0.2, 0.2, 0.08));
	}),

	TWO_HOLES((easel) -> {
		Crayon crayon = Colours.any(easel.random());
		easel.closed(crayon, circle(0, 0, 0.7));
		easel.fill(easel.on(crayon, Crayon.BLACK), circle(-0.25, -0.1, 0.09), circle(0.25, -0.1, 0.09));
	}),

	BOWLING_BALL((easel) -> {
		Crayon crayon = Colours.any(easel.random());
		easel.closed(crayon, circle(0, 0, 0.8));
		easel.fill(easel.on(crayon, Crayon.BLACK), circle(-0.2, -0.3, 0.09), circle(0.2, -0.3, 0.09),
				circle(0, 0.1, 0.09));
	}),

	COOKIE((easel) -> {
		easel.closed(Crayon.BROWN, circle(0, 0, 0.8));
		for (int i = 0; i < 6; i++) {
			double[] at = Easel.at(0, 0, easel.any(0.1, 0.6), easel.any(0.0, 360.0));
			easel.fill(Crayon.BLACK, circle(at[0], at[1], 0.08));
		}
	}),

	APPLE((easel) -> {
		easel.closed(easel.maybe() ? Crayon.RED : Crayon.GREEN, circle(-0.22, 0.1, 0.48), circle(0.22, 0.1, 0.48));
		easel.line(Crayon.BROWN, segment(0, -0.3, 0.06, -0.65));
	}),

	CHERRIES((easel) -> {
		easel.closed(Crayon.RED, circle(-0.35, 0.5, 0.25), circle(0.35, 0.5, 0.25));
		easel.line(Crayon.GREEN, segment(-0.35, 0.25, 0, -0.5), segment(0.35, 0.25, 0, -0.5));
	}),

	EGG((easel) -> easel.closed(Colours.any(easel.random()), oval(0, 0, 0.5, 0.7))),

	MOON((easel) -> {
		easel.line(Crayon.YELLOW, arc(0, 0, 0.7, 50, 260));
		easel.line(Crayon.YELLOW, arc(0.35, 0, 0.55, 80, 200));
	}),

	CLOUD((easel) -> easel.closed(easel.maybe() ? Crayon.BLUE : Crayon.GREY, Motif.cloud(0, -0.2, 0.7, 8))),

	GREEN_CLOUD((easel) -> easel.closed(Crayon.GREEN, Motif.cloud(0, -0.2, 0.7, 8))),

	BROCCOLI((easel) -> {
		easel.closed(Crayon.GREEN, Motif.cloud(0, -0.3, 0.55, 8), box(-0.15, 0.2, 0.15, 0.9));
	}),

	MUSHROOM((easel) -> {
		easel.closed(Crayon.RED, arcShape(0, -0.1, 0.7));
		easel.closed(Crayon.BROWN, box(-0.2, -0.1, 0.2, 0.8));
	}),

	ICE_CREAM((easel) -> {
		easel.closed(easel.maybe() ? Crayon.GREEN : Crayon.PINK, circle(0, -0.4, 0.42));
		easel.closed(Crayon.BROWN, polygon(-0.4, -0.1, 0.4, -0.1, 0, 0.95));
	}),

	UMBRELLA((easel) -> {
		easel.closed(easel.maybe() ? Crayon.GREEN : Crayon.RED, arcShape(0, -0.1, 0.85));
		easel.line(Crayon.BROWN, segment(0, -0.1, 0, 0.7), arc(0.12, 0.7, 0.12, 180, 180));
	}),

	SUNNY_SIDE_UP((easel) -> {
		easel.line(Crayon.GREY, Motif.cloud(0, 0, 0.7, 5));
		easel.fill(Crayon.YELLOW, circle(0, 0, 0.3));
	}),

	POTATO((easel) -> easel.closed(Crayon.BROWN, oval(0, 0, 0.8, 0.5)));

	private final Consumer<Easel> drawing;

	RoundSubject(Consumer<Easel> drawing) {
		this.drawing = drawing;
	}

	@Override
	public Consumer<Easel> drawing() {
		return this.drawing;
	}

	private static Shape arcShape(double x, double y, double radius) {
		return new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, 0, 180, Arc2D.CHORD);
	}

}
