package dev.novadraw.vision.sample;

import java.util.function.Consumer;

import dev.novadraw.vision.color.Crayon;

import static dev.novadraw.vision.sample.Easel.box;
import static dev.novadraw.vision.sample.Easel.circle;
import static dev.novadraw.vision.sample.Easel.oval;
import static dev.novadraw.vision.sample.Easel.path;
import static dev.novadraw.vision.sample.Easel.polygon;
import static dev.novadraw.vision.sample.Easel.segment;

/**
 * Things with corners.
 */
enum AngularSubject implements Subject {

	BOAT((easel) -> {
		easel.closed(Crayon.BROWN, polygon(-0.8, 0.4, 0.8, 0.4, 0.5, 0.85, -0.5, 0.85));
		easel.line(Crayon.BLACK, segment(0, 0.4, 0, -0.8));
		easel.closed(Colours.any(easel.random()), polygon(0.06, -0.75, 0.65, 0.25, 0.06, 0.25));
	}),

	STEAMER((easel) -> {
		easel.closed(Crayon.BLUE, polygon(-0.9, 0.3, 0.9, 0.3, 0.6, 0.8, -0.6, 0.8));
		easel.closed(Crayon.RED, box(-0.4, -0.1, 0.4, 0.3));
		easel.closed(Crayon.BLACK, box(0, -0.5, 0.18, -0.1));
	}),

	ARROW((easel) -> {
		Crayon crayon = Colours.any(easel.random());
		easel.closed(crayon, polygon(-0.55, -0.1, 0, -0.9, 0.55, -0.1));
		easel.closed(crayon, box(-0.2, -0.1, 0.2, 0.9));
	}),

	WIDE_ARROW((easel) -> {
		Crayon crayon = Colours.any(easel.random());
		easel.closed(crayon, polygon(-0.7, -0.1, 0, -0.9, 0.7, -0.1));
		easel.closed(crayon, box(-0.4, -0.1, 0.4, 0.7));
	}),

	MOUNTAIN((easel) -> easel.closed(easel.maybe() ? Crayon.BROWN : Crayon.GREY,
			polygon(-0.9, 0.7, -0.3, -0.7, 0.05, 0, 0.35, -0.4, 0.9, 0.7))),

	PYRAMID((easel) -> easel.closed(Crayon.YELLOW, polygon(-0.9, 0.6, 0, -0.7, 0.9, 0.6))),

	ROCKET((easel) -> {
		easel.closed(Crayon.RED, polygon(-0.3, -0.45, 0, -1, 0.3, -0.45));
		easel.closed(Crayon.BLUE, box(-0.3, -0.45, 0.3, 0.7));
		easel.closed(Crayon.YELLOW, circle(0, -0.1, 0.14));
		easel.closed(Crayon.RED, polygon(-0.3, 0.3, -0.6, 0.8, -0.3, 0.7), polygon(0.3, 0.3, 0.6, 0.8, 0.3, 0.7));
	}),

	ROBOT_IN_A_HAT((easel) -> {
		easel.closed(Crayon.RED, polygon(-0.6, -0.2, 0, -0.9, 0.6, -0.2));
		easel.line(Crayon.BLACK, box(-0.6, -0.2, 0.6, 0.8), box(-0.4, 0, -0.15, 0.22), box(0.15, 0, 0.4, 0.22),
				box(-0.3, 0.45, 0.3, 0.6));
	}),

	PENCIL((easel) -> {
		easel.closed(Crayon.BROWN, polygon(-0.2, -0.5, 0, -1, 0.2, -0.5));
		easel.closed(Crayon.YELLOW, box(-0.2, -0.5, 0.2, 0.9));
	}),

	TENT((easel) -> {
		easel.closed(Crayon.ORANGE, polygon(-0.9, 0.6, 0, -0.7, 0.9, 0.6));
		easel.line(Crayon.BLACK, segment(0, -0.2, -0.2, 0.6), segment(0, -0.2, 0.2, 0.6));
	}),

	BLOCKS((easel) -> {
		easel.closed(Crayon.BLUE, box(-0.6, 0, 0.6, 0.8));
		easel.closed(Crayon.RED, polygon(-0.6, 0, 0, -0.8, 0.6, 0));
	}),

	ENVELOPE((easel) -> easel.line(Crayon.BLUE, box(-0.8, -0.5, 0.8, 0.5), path(-0.8, -0.5, 0, 0.1, 0.8, -0.5))),

	TELEVISION((easel) -> {
		easel.line(Crayon.BLACK, box(-0.8, -0.5, 0.8, 0.5), box(-0.6, -0.35, 0.4, 0.35));
		easel.line(Crayon.BLACK, segment(0, -0.5, -0.3, -0.9), segment(0, -0.5, 0.3, -0.9));
	}),

	GIFT((easel) -> {
		easel.closed(Crayon.RED, box(-0.6, -0.2, 0.6, 0.7));
		easel.line(Crayon.YELLOW, segment(0, -0.2, 0, 0.7));
		easel.line(Crayon.YELLOW, oval(-0.2, -0.35, 0.2, 0.13), oval(0.2, -0.35, 0.2, 0.13));
	}),

	CAR((easel) -> {
		easel.closed(Colours.any(easel.random()), box(-0.9, -0.1, 0.9, 0.4));
		easel.closed(Crayon.BLUE, polygon(-0.5, -0.1, -0.3, -0.5, 0.3, -0.5, 0.5, -0.1));
		easel.fill(Crayon.BLACK, circle(-0.5, 0.45, 0.2), circle(0.5, 0.45, 0.2));
	}),

	STAR((easel) -> {
		double[] places = new double[20];
		for (int i = 0; i < 10; i++) {
			double[] at = Easel.at(0, -0.2, i % 2 == 0 ? 0.8 : 0.34, 36 * i - 90);
			places[2 * i] = at[0];
			places[2 * i + 1] = at[1];
		}
		easel.closed(Crayon.YELLOW, polygon(places));
	}),

	SIX_POINTED_STAR((easel) -> easel.line(Crayon.YELLOW, polygon(-0.7, 0.3, 0, -0.9, 0.7, 0.3),
			polygon(-0.7, -0.5, 0, 0.7, 0.7, -0.5))),

	CROWN((easel) -> easel.closed(Crayon.YELLOW,
			polygon(-0.7, 0.4, -0.8, -0.5, -0.35, 0, 0, -0.6, 0.35, 0, 0.8, -0.5, 0.7, 0.4))),

	KITE((easel) -> {
		easel.closed(Colours.any(easel.random()), polygon(0, -0.9, 0.5, -0.3, 0, 0.5, -0.5, -0.3));
		easel.line(Crayon.BLACK, path(0, 0.5, 0.15, 0.7, -0.1, 0.85, 0.1, 1));
	}),

	STRIPED_FLAG((easel) -> {
		Crayon[] crayons = { Crayon.RED, Crayon.ORANGE, Crayon.YELLOW, Crayon.GREEN, Crayon.BLUE };
		for (int i = 0; i < 5; i++) {
			easel.fill(crayons[i], box(-0.6, -0.8 + 0.16 * i, 0.8, -0.66 + 0.16 * i));
		}
		easel.line(Crayon.BROWN, segment(-0.65, -0.85, -0.65, 1));
	}),

	GREEN_FLAG((easel) -> {
		easel.closed(Crayon.GREEN, box(-0.3, -0.8, 0.8, -0.1));
		easel.fill(Crayon.BROWN, box(-0.42, -0.9, -0.3, 1));
	}),

	SIGN((easel) -> {
		easel.closed(Crayon.GREEN, box(-0.7, -0.7, 0.7, 0));
		easel.closed(Crayon.BROWN, box(-0.12, 0, 0.12, 0.9));
	}),

	FLOWER_POT((easel) -> {
		easel.closed(Crayon.BROWN, polygon(-0.45, 0.2, 0.45, 0.2, 0.3, 0.8, -0.3, 0.8));
		easel.closed(Crayon.GREEN, Motif.cloud(0, -0.3, 0.5, 8));
	}),

	LAMP((easel) -> {
		easel.closed(Crayon.YELLOW, polygon(-0.3, -0.8, 0.3, -0.8, 0.55, -0.2, -0.55, -0.2));
		easel.closed(Crayon.BROWN, box(-0.06, -0.2, 0.06, 0.7), box(-0.4, 0.7, 0.4, 0.8));
	}),

	CARROT((easel) -> {
		easel.closed(Crayon.ORANGE, polygon(-0.25, -0.4, 0.25, -0.4, 0, 0.9));
		easel.line(Crayon.GREEN, segment(0, -0.4, -0.2, -0.9), segment(0, -0.4, 0, -0.95), segment(0, -0.4, 0.2, -0.9));
	}),

	CUP((easel) -> {
		easel.closed(Colours.any(easel.random()), box(-0.5, -0.5, 0.4, 0.5));
		easel.line(Crayon.BLACK, Easel.arc(0.4, 0, 0.28, -90, 180));
	}),

	WINDOW((easel) -> easel.line(Crayon.BROWN, box(-0.6, -0.7, 0.6, 0.7), segment(0, -0.7, 0, 0.7),
			segment(-0.6, 0, 0.6, 0))),

	TROUSERS((easel) -> easel.closed(Crayon.BLUE,
			polygon(-0.4, -0.8, 0.4, -0.8, 0.5, 0.8, 0.15, 0.8, 0, -0.2, -0.15, 0.8, -0.5, 0.8))),

	SHIRT((easel) -> easel.closed(Colours.any(easel.random()), polygon(-0.35, -0.6, 0.35, -0.6, 0.9, -0.1, 0.65, 0.15,
			0.4, -0.1, 0.4, 0.8, -0.4, 0.8, -0.4, -0.1, -0.65, 0.15, -0.9, -0.1)));

	private final Consumer<Easel> drawing;

	AngularSubject(Consumer<Easel> drawing) {
		this.drawing = drawing;
	}

	@Override
	public Consumer<Easel> drawing() {
		return this.drawing;
	}

}
