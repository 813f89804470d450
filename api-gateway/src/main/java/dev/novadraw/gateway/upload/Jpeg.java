package dev.novadraw.gateway.upload;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * Walks the segments of a JPEG file and refuses one that is cut off, or that would keep a
 * decoder busy for long: each further scan makes it go over the whole picture again.
 */
final class Jpeg {

	private static final int BASELINE = 0xC0;

	private static final int PROGRESSIVE = 0xC2;

	private static final int LAST_FRAME = 0xCF;

	private static final int RESTART = 0xD0;

	private static final int START = 0xD8;

	private static final int END = 0xD9;

	private static final int SCAN = 0xDA;

	private static final int LAST_SEGMENT = 0xFE;

	private static final int MOST_SCANS = 16;

	private final byte[] bytes;

	private final ByteBuffer file;

	private @Nullable ImageFile frame;

	private int scans;

	Jpeg(byte[] bytes) {
		this.bytes = bytes;
		this.file = ByteBuffer.wrap(bytes).position(2);
	}

	static boolean recognizes(byte[] file) {
		return file.length >= 3 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == START && (file[2] & 0xFF) == 0xFF;
	}

	ImageFile read() {
		for (int marker = marker(); marker != END; marker = marker()) {
			if (marker == SCAN) {
				skipScan();
			}
			else if (isFrame(marker)) {
				this.frame = frame(marker);
			}
			else if (marker < BASELINE || marker > LAST_SEGMENT || (marker >= RESTART && marker <= START)) {
				throw damaged("there is a mark where none can be");
			}
			else {
				segment();
			}
		}
		if (this.frame == null || this.scans == 0) {
			throw damaged("its pixels are missing");
		}
		return new ImageFile("image/jpeg", this.frame.width(), this.frame.height(), this.file.position());
	}

	// Of C0 to CF all but C4, C8 and CC begin a frame.
	private static boolean isFrame(int marker) {
		return marker >= BASELINE && marker <= LAST_FRAME && marker % 4 != 0 || marker == BASELINE;
	}

	private ImageFile frame(int marker) {
		if (marker > PROGRESSIVE) {
			throw DrawingProblems
				.unsupported("This is a rare sort of JPEG that hardly any program reads. Save it as an ordinary JPEG.");
		}
		ByteBuffer segment = segment();
		if (this.frame != null || segment.remaining() < 6) {
			throw damaged("its header makes no sense");
		}
		int precision = segment.get();
		int height = Short.toUnsignedInt(segment.getShort());
		int width = Short.toUnsignedInt(segment.getShort());
		int components = segment.get();
		if (components == 4 || precision == 12) {
			throw DrawingProblems
				.unsupported("This JPEG has colours made for printing (CMYK or 12 bit). Save it in RGB with 8 bit.");
		}
		if (precision != 8 || (components != 1 && components != 3) || segment.remaining() != 3 * components
				|| width == 0 || height == 0) {
			throw damaged("its header makes no sense");
		}
		return new ImageFile("image/jpeg", width, height, 0);
	}

	private void skipScan() {
		ByteBuffer header = segment();
		if (this.frame == null || !header.hasRemaining()
				|| header.remaining() != 4 + 2 * header.get(header.position())) {
			throw damaged("a scan makes no sense");
		}
		this.scans++;
		if (this.scans > MOST_SCANS) {
			throw damaged("it has more than %d scans, which no camera writes".formatted(MOST_SCANS));
		}
		this.file.position(endOfPixels(this.file.position()));
	}

	private int endOfPixels(int start) {
		for (int i = start; i < this.bytes.length - 1; i++) {
			if (this.bytes[i] == (byte) 0xFF) {
				int next = this.bytes[i + 1] & 0xFF;
				if (next != 0 && next != 0xFF && (next < RESTART || next >= START)) {
					return i;
				}
			}
		}
		throw damaged("it ends too early");
	}

	private int marker() {
		if (this.file.remaining() < 2) {
			throw damaged("it ends too early");
		}
		if (this.file.get() != (byte) 0xFF) {
			throw damaged("its parts do not fit together");
		}
		int marker = 0xFF;
		while (marker == 0xFF) {
			if (!this.file.hasRemaining()) {
				throw damaged("it ends too early");
			}
			marker = this.file.get() & 0xFF;
		}
		return marker;
	}

	private ByteBuffer segment() {
		int length = (this.file.remaining() >= 2) ? Short.toUnsignedInt(this.file.getShort()) - 2 : Integer.MAX_VALUE;
		if (length < 0) {
			throw damaged("its parts do not fit together");
		}
		if (length > this.file.remaining()) {
			throw damaged("it ends too early");
		}
		ByteBuffer segment = this.file.slice(this.file.position(), length);
		this.file.position(this.file.position() + length);
		return segment;
	}

	private static RuntimeException damaged(String why) {
		return DrawingProblems.corrupt("The JPEG file is not whole: %s. Save it again and send that.".formatted(why));
	}

}
