package dev.novadraw.vision.sample;

import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

import dev.novadraw.vision.color.Crayon;

/**
 * Two drawings as children make them: a red house in wax crayons, and a blue bird in felt
 * pen lines.
 */
public enum ChildDrawing {

	HOUSE(Crayon.RED) {
		@Override
		void draw(BufferedImage page, Random random, int main) {
			Hand hand = new Hand(page, random, 0.012, true);
			hand.take(main, 15).fill(new Rectangle2D.Double(360, 330, 270, 230));
			hand.fill(polygon(330, 330, 495, 175, 665, 330));
			hand.take(0x2a52b8, 11).fill(new Rectangle2D.Double(465, 440, 70, 118));
			hand.take(0xf2c81e, 13).line(new Ellipse2D.Double(770, 90, 105, 105));
			for (int ray = 0; ray < 10; ray++) {
				double angle = Math.PI * ray / 5;
				hand.line(822 + 70 * Math.cos(angle), 142 + 70 * Math.sin(angle), 822 + 108 * Math.cos(angle),
						142 + 108 * Math.sin(angle));
			}
			hand.take(0x3f9a41, 11).line(180, 585, 830, 572);
		}
	},

	BIRD(Crayon.BLUE) {
		@Override
		void draw(BufferedImage page, Random random, int main) {
			Hand hand = new Hand(page, random, 0.015, false);
			hand.take(main, 7).line(new Ellipse2D.Double(300, 270, 330, 210));
			hand.line(new Ellipse2D.Double(570, 190, 150, 140));
			hand.line(new Arc2D.Double(370, 290, 170, 120, 180, 180, Arc2D.OPEN));
			hand.line(polygon(300, 370, 190, 320, 205, 430));
			hand.line(420, 478, 405, 560);
			hand.line(500, 478, 510, 560);
			hand.take(0xe08a1c, 7).line(polygon(718, 250, 790, 268, 716, 285));
			hand.take(0x202024, 6).line(new Ellipse2D.Double(648, 232, 14, 14));
		}
	};

	private final Crayon mainColour;

	ChildDrawing(Crayon mainColour) {
		this.mainColour = mainColour;
	}

	public Crayon mainColour() {
		return this.mainColour;
	}

	/**
	 * Returns the drawing on a sheet in a colour, 1000 by 707 pixels.
	 */
	public BufferedImage on(int paper) {
		return on(paper, this == HOUSE ? 0xcc2a26 : 0x2350c0);
	}

	/**
	 * Returns the drawing with another main colour.
	 */
	public BufferedImage on(int paper, int main) {
		BufferedImage page = Hand.page(1000, 707, paper);
		draw(page, new Random(17 + ordinal()), main);
		return page;
	}

	abstract void draw(BufferedImage page, Random random, int main);

	private static Shape polygon(double... places) {
		Path2D path = new Path2D.Double();
		path.moveTo(places[0], places[1]);
		for (int i = 2; i < places.length; i += 2) {
			path.lineTo(places[i], places[i + 1]);
		}
		path.closePath();
		return path;
	}

}
