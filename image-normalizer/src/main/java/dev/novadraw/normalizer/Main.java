package dev.novadraw.normalizer;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import dev.novadraw.normalizer.sandbox.SystemCallFilter;

/**
 * The main class of the normalizer. It reads drawings from standard input one at a time,
 * and writes a reply to each. The process ends at once at the end of the input, even in
 * the middle of a drawing.
 */
public final class Main {

	private static final int WARM_UP_SIDE = 300;

	private Main() {
	}

	public static void main(String[] arguments) throws IOException {
		DataOutputStream out = new DataOutputStream(
				new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 64 * 1024));
		System.setOut(System.err);
		ImageIO.setUseCache(false);
		warmUp();
		if (SystemCallFilter.isAvailable()) {
			SystemCallFilter.install();
		}
		reply(out, Protocol.READY);
		try (DataInputStream in = new DataInputStream(System.in)) {
			while (true) {
				byte[] file = request(in);
				// On another thread, so that the end of the input is noticed meanwhile.
				Thread.ofPlatform().daemon().start(() -> answer(file, out));
			}
		}
		finally {
			Runtime.getRuntime().halt(0);
		}
	}

	private static byte[] request(DataInputStream in) throws IOException {
		int length = in.readInt();
		if (length < 0 || length > Protocol.MAX_REQUESTED) {
			throw new IOException("A request of " + length + " bytes");
		}
		byte[] file = new byte[length];
		in.readFully(file);
		return file;
	}

	private static void answer(byte[] file, DataOutputStream out) {
		try {
			CanonicalImage image = normalize(file);
			out.writeByte(image.format().mark());
			out.writeInt(image.width());
			out.writeInt(image.height());
			out.writeInt(image.content().length);
			out.write(image.content());
			out.flush();
		}
		catch (IOException | RuntimeException ex) {
			refuse(out);
		}
		catch (Error ex) {
			// Without this thread there would be no reply; the end of the process is
			// noticed at once.
			Runtime.getRuntime().halt(1);
		}
	}

	private static void refuse(DataOutputStream out) {
		try {
			reply(out, Protocol.REFUSED);
		}
		catch (IOException ex) {
			Runtime.getRuntime().halt(1);
		}
	}

	private static void reply(DataOutputStream out, int mark) throws IOException {
		out.writeByte(mark);
		out.flush();
	}

	static CanonicalImage normalize(byte[] file) throws IOException {
		DrawingFile drawing = DrawingFile.of(file);
		return CanonicalImage.of(drawing.pixels().inRange().upright(drawing.orientation()), drawing.format());
	}

	// Without this, the first picture would take three times as long as any other.
	private static void warmUp() throws IOException {
		int[] rgb = new int[WARM_UP_SIDE * WARM_UP_SIDE];
		for (int i = 0; i < rgb.length; i++) {
			rgb[i] = i * 7919 & 0xFFFFFF;
		}
		Pixels pixels = new Pixels(WARM_UP_SIDE, WARM_UP_SIDE, rgb);
		for (String format : new String[] { "png", "jpeg" }) {
			ByteArrayOutputStream file = new ByteArrayOutputStream();
			ImageIO.write(pixels.asImage(), format, file);
			normalize(file.toByteArray());
		}
	}

}
