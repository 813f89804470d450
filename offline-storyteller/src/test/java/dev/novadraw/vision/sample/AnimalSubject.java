package dev.novadraw.vision.sample;

import java.util.function.Consumer;

import dev.novadraw.vision.color.Crayon;

import static dev.novadraw.vision.sample.Easel.arc;
import static dev.novadraw.vision.sample.Easel.circle;
import static dev.novadraw.vision.sample.Easel.oval;
import static dev.novadraw.vision.sample.Easel.path;
import static dev.novadraw.vision.sample.Easel.polygon;
import static dev.novadraw.vision.sample.Easel.segment;
import static dev.novadraw.vision.sample.Easel.spoke;

/**
 * Animals and other figures that are not persons.
 */
enum AnimalSubject implements Subject {

	SPIDER((easel) -> {
		Crayon crayon = easel.maybe() ? Crayon.YELLOW : Crayon.BLACK;
		easel.closed(crayon, circle(0, 0, 0.35));
		for (int side = 0; side < 2; side++) {
			for (int leg = 0; leg < 4; leg++) {
				double angle = 180 * side - 50 + 33 * leg;
				easel.line(crayon, spoke(0, 0, 0.35, 0.9, angle));
			}
		}
	}),

	HEDGEHOG((easel) -> {
		Crayon crayon = easel.maybe() ? Crayon.YELLOW : Crayon.BROWN;
		easel.closed(crayon, circle(0, 0, 0.5));
		for (int spine = 0; spine < 11; spine++) {
			easel.line(crayon, spoke(0, 0, 0.5, 0.85, 180 + 18 * spine));
		}
		easel.line(crayon, segment(-0.3, 0.4, -0.3, 0.65), segment(0.3, 0.4, 0.3, 0.65));
	}),

	CAT((easel) -> {
		Crayon crayon = Colours.any(easel.random());
		easel.line(crayon, circle(0, 0, 0.6), polygon(-0.52, -0.3, -0.5, -0.85, -0.2, -0.55),
				polygon(0.52, -0.3, 0.5, -0.85, 0.2, -0.55));
		eyesAndMouth(easel);
	}),

	BEAR((easel) -> {
		Crayon crayon = Colours.any(easel.random());
		easel.line(crayon, circle(0, 0, 0.6), circle(-0.5, -0.55, 0.2), circle(0.5, -0.55, 0.2));
		eyesAndMouth(easel);
	}),

	TEDDY((easel) -> {
		Crayon crayon = Crayon.BROWN;
		easel.line(crayon, circle(0, -0.6, 0.3), circle(-0.24, -0.87, 0.1), circle(0.24, -0.87, 0.1));
		easel.fill(Crayon.BLACK, circle(-0.1, -0.65, 0.03), circle(0.1, -0.65, 0.03));
		easel.line(Crayon.BLACK, arc(0, -0.58, 0.14, 210, 120));
		easel.line(crayon, oval(0, 0.05, 0.33, 0.36));
		easel.line(crayon, segment(-0.28, -0.1, -0.7, 0), segment(0.28, -0.1, 0.7, 0));
		easel.line(crayon, segment(-0.15, 0.38, -0.2, 0.9), segment(0.15, 0.38, 0.2, 0.9));
	}),

	SNOWMAN((easel) -> {
		easel.line(Crayon.BLUE, circle(0, -0.6, 0.25), circle(0, -0.1, 0.28), circle(0, 0.5, 0.38));
		easel.fill(Crayon.BLACK, circle(-0.08, -0.65, 0.03), circle(0.08, -0.65, 0.03));
		easel.line(Crayon.BROWN, segment(-0.28, -0.1, -0.75, -0.3), segment(0.28, -0.1, 0.75, -0.3));
	}),

	POTATO_PERSON((easel) -> {
		Crayon crayon = Colours.any(easel.random());
		easel.line(crayon, circle(0, -0.3, 0.5));
		easel.fill(crayon, circle(-0.17, -0.42, 0.05), circle(0.17, -0.42, 0.05));
		easel.line(crayon, arc(0, -0.28, 0.25, 205, 130));
		easel.line(crayon, segment(-0.2, 0.15, -0.25, 0.9), segment(0.2, 0.15, 0.25, 0.9));
		easel.line(crayon, segment(-0.5, -0.25, -0.95, 0), segment(0.5, -0.25, 0.95, 0));
	}),

	STICK_FIGURE((easel) -> {
		Crayon crayon = Colours.any(easel.random());
		easel.line(crayon, circle(0, -0.65, 0.25), segment(0, -0.4, 0, 0.3));
		easel.line(crayon, segment(0, -0.2, -0.5, 0.1), segment(0, -0.2, 0.5, 0.1));
		easel.line(crayon, segment(0, 0.3, -0.3, 0.95), segment(0, 0.3, 0.3, 0.95));
	}),

	TURTLE((easel) -> {
		easel.line(Crayon.GREEN, oval(0, 0, 0.5, 0.55), circle(0, -0.75, 0.2));
		easel.line(Crayon.GREEN, segment(-0.4, -0.35, -0.75, -0.6), segment(0.4, -0.35, 0.75, -0.6));
		easel.line(Crayon.GREEN, segment(-0.4, 0.35, -0.75, 0.65), segment(0.4, 0.35, 0.75, 0.65));
		easel.fill(Crayon.BLACK, circle(-0.07, -0.78, 0.03), circle(0.07, -0.78, 0.03));
	}),

	BUG((easel) -> {
		easel.line(Crayon.BLUE, circle(0, -0.55, 0.25), oval(0, 0.2, 0.32, 0.5));
		easel.fill(Crayon.BLUE, circle(-0.08, -0.6, 0.03), circle(0.08, -0.6, 0.03));
		for (int leg = 0; leg < 3; leg++) {
			double y = -0.05 + 0.25 * leg;
			easel.line(Crayon.BLUE, segment(-0.28, y, -0.75, y - 0.1), segment(0.28, y, 0.75, y - 0.1));
		}
		easel.line(Crayon.BLUE, segment(-0.1, -0.78, -0.25, -1), segment(0.1, -0.78, 0.25, -1));
	}),

	FISH((easel) -> {
		Crayon crayon = Colours.any(easel.random());
		easel.closed(crayon, oval(-0.1, 0, 0.6, 0.35));
		easel.closed(crayon, polygon(0.45, 0, 0.9, -0.35, 0.9, 0.35));
		easel.fill(Crayon.BLACK, circle(-0.45, -0.08, 0.05));
	}),

	BUTTERFLY((easel) -> {
		Crayon crayon = easel.maybe() ? Crayon.PINK : Crayon.ORANGE;
		easel.closed(crayon, circle(-0.4, -0.3, 0.38), circle(0.4, -0.3, 0.38), circle(-0.32, 0.35, 0.28),
				circle(0.32, 0.35, 0.28));
		easel.line(Crayon.BLACK, segment(0, -0.6, 0, 0.7));
	}),

	SNAIL((easel) -> {
		easel.line(Crayon.BROWN, circle(0, 0, 0.45), circle(0, 0, 0.25));
		easel.line(Crayon.ORANGE, path(-0.6, 0.5, 0.6, 0.5, 0.8, 0.1));
	}),

	LADYBIRD((easel) -> {
		easel.closed(Crayon.RED, circle(0, 0, 0.6));
		easel.line(Crayon.BLACK, segment(0, -0.6, 0, 0.6));
		easel.fill(Crayon.BLACK, circle(-0.3, -0.2, 0.09), circle(0.3, -0.2, 0.09), circle(-0.25, 0.25, 0.09),
				circle(0.25, 0.25, 0.09));
	}),

	LION((easel) -> {
		easel.closed(Crayon.YELLOW, circle(0, 0, 0.5));
		for (int i = 0; i < 14; i++) {
			easel.line(Crayon.BROWN, spoke(0, 0, 0.55, 0.8, 360.0 * i / 14));
		}
		eyesAndMouth(easel);
	}),

	CHICK((easel) -> {
		easel.closed(Crayon.YELLOW, circle(0, -0.4, 0.3), circle(0, 0.2, 0.45));
		easel.fill(Crayon.BLACK, circle(-0.1, -0.45, 0.04), circle(0.1, -0.45, 0.04));
		easel.line(Crayon.ORANGE, segment(-0.15, 0.65, -0.15, 0.9), segment(0.15, 0.65, 0.15, 0.9));
	}),

	OCTOPUS((easel) -> {
		Crayon crayon = easel.maybe() ? Crayon.ORANGE : Crayon.PURPLE;
		easel.closed(crayon, circle(0, -0.3, 0.45));
		for (int i = 0; i < 8; i++) {
			easel.line(crayon, path(-0.4 + 0.11 * i, 0.1, -0.5 + 0.14 * i, 0.5, -0.4 + 0.11 * i, 0.9));
		}
	}),

	CATERPILLAR((easel) -> {
		for (int i = 0; i < 5; i++) {
			easel.closed(i == 0 ? Crayon.RED : Crayon.GREEN, circle(-0.7 + 0.35 * i, 0, 0.2));
		}
	}),

	TULIP((easel) -> {
		easel.closed(Crayon.RED,
				polygon(-0.35, -0.3, -0.4, -0.9, -0.15, -0.6, 0, -0.95, 0.15, -0.6, 0.4, -0.9, 0.35, -0.3, 0, -0.1));
		easel.line(Crayon.GREEN, segment(0, -0.1, 0, 0.9));
	}),

	GHOST((easel) -> {
		easel.line(Crayon.BLACK, path(-0.5, 0.8, -0.5, -0.3, -0.3, -0.7, 0, -0.8, 0.3, -0.7, 0.5, -0.3, 0.5, 0.8, 0.25,
				0.6, 0, 0.8, -0.25, 0.6, -0.5, 0.8));
		easel.fill(Crayon.BLACK, circle(-0.17, -0.35, 0.06), circle(0.17, -0.35, 0.06));
	});

	private final Consumer<Easel> drawing;

	AnimalSubject(Consumer<Easel> drawing) {
		this.drawing = drawing;
	}

	@Override
	public Consumer<Easel> drawing() {
		return this.drawing;
	}

	private static void eyesAndMouth(Easel easel) {
		easel.fill(Crayon.BLACK, circle(-0.2, -0.12, 0.05), circle(0.2, -0.12, 0.05));
		easel.line(Crayon.BLACK, arc(0, 0, 0.3, 215, 110));
	}

}
