package dev.novadraw.gateway.upload.jpeg;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import dev.novadraw.gateway.upload.file.DrawingProblems;

/**
 * The frame header of a JPEG file.
 *
 * @param isProgressive true if scans refine earlier ones
 * @param width the width in pixels
 * @param height the height in pixels
 * @param components the components: one for grey, or three
 */
record JpegFrame(boolean isProgressive, int width, int height, List<Component> components) {

	private static final int BASELINE = 0xC0;

	private static final int PROGRESSIVE = 0xC2;

	private static final int LAST = 0xCF;

	/** The marker of JPEG-LS, a different format in the same container. */
	private static final int NEAR_LOSSLESS = 0xF7;

	private static final int MAX_SAMPLING = 4;

	/**
	 * A component of the picture.
	 *
	 * @param id the identifier
	 * @param blocks the number of its blocks in one unit of an interleaved scan
	 * @param table the quantization table
	 */
	record Component(int id, int blocks, int table) {

		private static Component read(ByteBuffer segment) {
			int id = segment.get() & 0xFF;
			int sampling = segment.get() & 0xFF;
			int horizontal = sampling >> 4;
			int vertical = sampling & 0xF;
			if (horizontal < 1 || horizontal > MAX_SAMPLING || vertical < 1 || vertical > MAX_SAMPLING) {
				throw senseless();
			}
			return new Component(id, horizontal * vertical, segment.get() & 0xFF);
		}

	}

	// All markers from C0 to CF except C4, C8 and CC begin a frame.
	static boolean begins(int marker) {
		return marker >= BASELINE && marker <= LAST && marker % 4 != 0 || marker == BASELINE || marker == NEAR_LOSSLESS;
	}

	static JpegFrame of(int marker, ByteBuffer segment) {
		if (marker > PROGRESSIVE) {
			throw DrawingProblems
				.unsupported("This is a rare JPEG variant that few programs can read. Save it as an ordinary JPEG.");
		}
		if (segment.remaining() < 6) {
			throw senseless();
		}
		int precision = segment.get();
		int height = Short.toUnsignedInt(segment.getShort());
		int width = Short.toUnsignedInt(segment.getShort());
		int components = segment.get();
		if (components == 4 || precision == 12) {
			throw DrawingProblems.unsupported("This JPEG has CMYK colors or 12 bits. Save it as RGB with 8 bits.");
		}
		if (precision != 8 || (components != 1 && components != 3) || segment.remaining() != 3 * components
				|| width == 0 || height == 0) {
			throw senseless();
		}
		return new JpegFrame(marker == PROGRESSIVE, width, height, components(segment, components));
	}

	private static List<Component> components(ByteBuffer segment, int count) {
		List<Component> components = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			components.add(Component.read(segment));
		}
		return List.copyOf(components);
	}

	boolean isGrey() {
		return this.components.size() == 1;
	}

	/**
	 * Returns true if the identifiers of its components are the letters R, G and B.
	 */
	boolean isNamedRgb() {
		return this.components.stream().map(Component::id).toList().equals(List.of((int) 'R', (int) 'G', (int) 'B'));
	}

	Component component(int id) {
		return this.components.stream()
			.filter((component) -> component.id() == id)
			.findFirst()
			.orElseThrow(() -> JpegCursor.damaged("a scan is invalid"));
	}

	static RuntimeException senseless() {
		return JpegCursor.damaged("its header is invalid");
	}

}
