package dev.novadraw.normalizer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.jspecify.annotations.Nullable;

/**
 * A reader for the EXIF orientation of files.
 */
final class Notes {

	private static final int UPRIGHT = 1;

	private static final int EXIF_SEGMENT = 0xFFE1;

	private static final int SCAN = 0xFFDA;

	private static final int EXIF = 0x45786966;

	private static final int PNG_EXIF = 0x65584966;

	private static final int WEBP_EXIF = 0x45584946;

	private static final int ORIENTATION = 0x0112;

	private Notes() {
	}

	static int orientation(DrawingFile file) {
		ByteBuffer bytes = ByteBuffer.wrap(file.content());
		ByteBuffer notes = switch (file.format()) {
			case JPEG -> inJpeg(bytes);
			case PNG -> inPng(bytes);
			case WEBP -> inWebp(bytes);
		};
		return (notes != null) ? orientation(notes) : UPRIGHT;
	}

	private static @Nullable ByteBuffer inJpeg(ByteBuffer file) {
		int at = 2;
		while (at + 4 <= file.limit()) {
			int marker = Short.toUnsignedInt(file.getShort(at));
			int end = at + 2 + Short.toUnsignedInt(file.getShort(at + 2));
			if (marker == SCAN || end > file.limit()) {
				return null;
			}
			if (marker == EXIF_SEGMENT && end - at >= 18 && file.getInt(at + 4) == EXIF) {
				return file.slice(at + 10, end - at - 10);
			}
			at = Math.max(end, at + 4);
		}
		return null;
	}

	private static @Nullable ByteBuffer inPng(ByteBuffer file) {
		int at = 8;
		while (at + 12 <= file.limit()) {
			int length = file.getInt(at);
			if (length < 0 || length > file.limit() - at - 12) {
				return null;
			}
			if (file.getInt(at + 4) == PNG_EXIF) {
				return file.slice(at + 8, length);
			}
			at += 12 + length;
		}
		return null;
	}

	private static @Nullable ByteBuffer inWebp(ByteBuffer file) {
		int at = 12;
		while (at + 8 <= file.limit()) {
			int length = Integer.reverseBytes(file.getInt(at + 4));
			if (length < 0 || length > file.limit() - at - 8) {
				return null;
			}
			if (file.getInt(at) == WEBP_EXIF) {
				return file.slice(at + 8, length);
			}
			at += 8 + length + length % 2;
		}
		return null;
	}

	private static int orientation(ByteBuffer notes) {
		ByteBuffer tiff = (notes.limit() > 6 && notes.getInt(0) == EXIF) ? notes.slice(6, notes.limit() - 6) : notes;
		if (tiff.limit() < 8) {
			return UPRIGHT;
		}
		tiff.order((tiff.get(0) == 'I') ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		int directory = tiff.getInt(4);
		if (directory < 8 || directory > tiff.limit() - 2) {
			return UPRIGHT;
		}
		int entries = Short.toUnsignedInt(tiff.getShort(directory));
		for (int at = directory + 2; entries > 0 && at + 12 <= tiff.limit(); at += 12, entries--) {
			if (Short.toUnsignedInt(tiff.getShort(at)) == ORIENTATION) {
				return tiff.getShort(at + 8);
			}
		}
		return UPRIGHT;
	}

}
