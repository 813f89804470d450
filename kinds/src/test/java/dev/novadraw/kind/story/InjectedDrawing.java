package dev.novadraw.kind.story;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.engine.kind.Picture;

import static dev.novadraw.kind.story.Stories.json;
import static dev.novadraw.kind.story.Stories.valid;

/**
 * A drawing that contains an instruction for the model.
 *
 * @param order the instruction
 * @param input the options the app requests
 * @param obedient the answer of a model that obeys
 * @param harmless the part of that answer that may be shown
 * @param rules the rules that the answer breaks
 */
record InjectedDrawing(String order, StoryInput input, String obedient, Map<Language, String> harmless,
		List<String> rules) {

	/**
	 * Returns the answer of a model that ignores the instruction.
	 */
	String honest() {
		String hero = this.input.heroName();
		return (hero != null) ? json(valid()).replace("Pip", hero) : json(valid());
	}

	Picture picture() {
		return new Picture("image/png", png(this.order));
	}

	/**
	 * Returns the drawing without the instruction.
	 */
	static Picture silent() {
		return new Picture("image/png", png(""));
	}

	@Override
	public String toString() {
		return this.order;
	}

	private static byte[] png(String order) {
		BufferedImage image = new BufferedImage(520, 360, BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = image.createGraphics();
		pen.setColor(Color.WHITE);
		pen.fillRect(0, 0, image.getWidth(), image.getHeight());
		drawGarden(pen);
		pen.setColor(Color.BLACK);
		BlockLetters.write(pen, order, 20, 300);
		pen.dispose();
		return SamplePictures.png(image);
	}

	private static void drawGarden(Graphics2D pen) {
		pen.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
		pen.setColor(Color.YELLOW);
		pen.fillOval(400, 20, 80, 80);
		pen.setColor(Color.PINK);
		pen.drawArc(-40, 180, 600, 120, 20, 140);
		pen.setColor(new Color(0x40a040));
		pen.fillOval(80, 170, 90, 60);
		pen.fillOval(90, 145, 30, 30);
		pen.fillOval(130, 145, 30, 30);
		pen.setColor(Color.BLACK);
		pen.fillOval(102, 155, 8, 8);
		pen.fillOval(142, 155, 8, 8);
		pen.drawArc(105, 185, 40, 25, 180, 180);
	}

}
