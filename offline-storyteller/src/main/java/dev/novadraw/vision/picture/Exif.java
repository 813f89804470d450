package dev.novadraw.vision.picture;

/**
 * The orientation in the EXIF data of a JPEG.
 */
final class Exif {

	private static final int APP1 = 0xe1;

	private static final int START_OF_SCAN = 0xda;

	private static final int ORIENTATION = 0x0112;

	private final byte[] jpeg;

	private final int tiff;

	private final int end;

	private final boolean littleEndian;

	private Exif(byte[] jpeg, int tiff, int end) {
		this.jpeg = jpeg;
		this.tiff = tiff;
		this.end = end;
		this.littleEndian = jpeg[tiff] == 'I';
	}

	static Orientation orientation(byte[] jpeg) {
		int at = 2;
		while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == 0xff) {
			int marker = jpeg[at + 1] & 0xff;
			int length = (jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff;
			int end = at + 2 + length;
			if (marker == START_OF_SCAN || length < 2 || end > jpeg.length) {
				break;
			}
			if (marker == APP1 && length >= 16 && isExif(jpeg, at + 4)) {
				return new Exif(jpeg, at + 10, end).orientation();
			}
			at = end;
		}
		return Orientation.UPRIGHT;
	}

	private static boolean isExif(byte[] jpeg, int at) {
		return jpeg[at] == 'E' && jpeg[at + 1] == 'x' && jpeg[at + 2] == 'i' && jpeg[at + 3] == 'f';
	}

	private Orientation orientation() {
		long directory = this.tiff + (number(this.tiff + 4, 4) & 0xffffffffL);
		if (directory + 2 > this.end) {
			return Orientation.UPRIGHT;
		}
		int first = (int) directory + 2;
		int entries = number((int) directory, 2);
		for (int entry = first; entry < first + entries * 12 && entry + 12 <= this.end; entry += 12) {
			if (number(entry, 2) == ORIENTATION) {
				return new Orientation(number(entry + 8, 2));
			}
		}
		return Orientation.UPRIGHT;
	}

	private int number(int at, int bytes) {
		int number = 0;
		for (int i = 0; i < bytes; i++) {
			int offset = this.littleEndian ? bytes - 1 - i : i;
			number = number << 8 | this.jpeg[at + offset] & 0xff;
		}
		return number;
	}

}
