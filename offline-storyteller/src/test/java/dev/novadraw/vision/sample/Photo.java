package dev.novadraw.vision.sample;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A photo of a drawing on a table, computed: perspective, the light and its falloff, soft
 * shadows, vignetting, a soft lens, noise, and JPEG.
 *
 * @param page the drawing on its sheet
 * @param table the surface beneath
 * @param light the light on both
 * @param framing the position of the sheet
 * @param seed the number that determines noise and grain
 */
public record Photo(BufferedImage page, Table table, Light light, Framing framing, long seed) {

	private static final int WIDTH = 1024;

	private static final int HEIGHT = 768;

	private static final float QUALITY = 0.82f;

	/** The linear light of each sRGB value. */
	private static final float[] LINEAR = new float[256];

	/** The sRGB value for linear light in steps of 1/4095. */
	private static final float[] SRGB = new float[4096];

	static {
		for (int i = 0; i < 256; i++) {
			double part = i / 255.0;
			LINEAR[i] = (float) (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
		}
		for (int i = 0; i < 4096; i++) {
			double part = i / 4095.0;
			SRGB[i] = (float) (255 * (part <= 0.0031308 ? part * 12.92 : 1.055 * Math.pow(part, 1 / 2.4) - 0.055));
		}
	}

	/**
	 * Returns the photo as a JPEG file.
	 */
	public byte[] jpeg() {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ImageWriteParam param = writer.getDefaultWriteParam();
		param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		param.setCompressionQuality(QUALITY);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			writer.write(null, new IIOImage(image(), null, null), param);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			writer.dispose();
		}
		return bytes.toByteArray();
	}

	public BufferedImage image() {
		float[][] scene = new float[3][WIDTH * HEIGHT];
		Grain grain = new Grain(this.seed);
		View view = new View(this.framing.corners(WIDTH, HEIGHT), this.page.getWidth(), this.page.getHeight());
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) {
				expose(x, y, view, grain, scene);
			}
		}
		BufferedImage photo = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) {
				int rgb = 0;
				for (int channel = 0; channel < 3; channel++) {
					float blurred = blurred(scene[channel], x, y);
					float value = SRGB[(int) (Math.min(blurred, 1) * 4095)]
							+ 2.5f * grain.noise((y * WIDTH + x) * 3 + channel);
					rgb = rgb << 8 | Math.round(Math.clamp(value, 0, 255));
				}
				photo.setRGB(x, y, rgb);
			}
		}
		return photo;
	}

	private void expose(int x, int y, View view, Grain grain, float[][] scene) {
		double across = view.across(x, y);
		double down = view.down(x, y);
		boolean onPaper = across >= 0 && down >= 0 && across < this.page.getWidth() && down < this.page.getHeight();
		int rgb = onPaper ? paper(across, down, grain) : this.table.colour(x * 1.25, y * 1.25, grain);
		double strength = this.light.strength((double) x / WIDTH, (double) y / HEIGHT) * shadows(x, y);
		if (!onPaper) {
			strength *= beside(across, down);
		}
		for (int channel = 0; channel < 3; channel++) {
			int value = rgb >> 16 - 8 * channel & 0xff;
			scene[channel][y * WIDTH + x] = (float) (LINEAR[value] * strength * this.light.channel(channel));
		}
	}

	private int paper(double across, double down, Grain grain) {
		int rgb = this.page.getRGB((int) across, (int) down);
		int tooth = (int) (2.5 * grain.smooth(across / 3, down / 3));
		int red = Math.clamp((rgb >> 16 & 0xff) + tooth, 0, 255);
		int green = Math.clamp((rgb >> 8 & 0xff) + tooth, 0, 255);
		int blue = Math.clamp((rgb & 0xff) + tooth, 0, 255);
		return red << 16 | green << 8 | blue;
	}

	/**
	 * Returns the light that remains beside vignetting and the shadow of the one who
	 * takes the photo.
	 */
	private double shadows(int x, int y) {
		double fromCentreX = (x - WIDTH / 2.0) / WIDTH;
		double fromCentreY = (y - HEIGHT / 2.0) / WIDTH;
		double vignetting = 1 - 0.5 * (fromCentreX * fromCentreX + fromCentreY * fromCentreY);
		double edge = 0.3 + 0.1 * (this.seed % 5) - 0.6 * x / WIDTH;
		double shadow = 0.28 / (1 + Math.exp(-18 * (edge + (double) y / HEIGHT - 0.8)));
		return vignetting * (1 - shadow);
	}

	/**
	 * Returns the light on the table in the soft shadow of the sheet, at its lower right.
	 */
	private double beside(double across, double down) {
		double right = Math.max(Math.max(-across + 5, across - 5 - this.page.getWidth()), 0);
		double below = Math.max(Math.max(-down + 6, down - 6 - this.page.getHeight()), 0);
		return 1 - 0.35 * Math.exp(-Math.hypot(right, below) / 5);
	}

	private static float blurred(float[] channel, int x, int y) {
		int left = Math.max(0, x - 1);
		int right = Math.min(WIDTH - 1, x + 1);
		int above = Math.max(0, y - 1) * WIDTH;
		int below = Math.min(HEIGHT - 1, y + 1) * WIDTH;
		int here = y * WIDTH;
		float corners = channel[above + left] + channel[above + right] + channel[below + left] + channel[below + right];
		float sides = channel[above + x] + channel[below + x] + channel[here + left] + channel[here + right];
		return (corners + 2 * sides + 4 * channel[here + x]) / 16;
	}

}
