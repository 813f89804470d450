package dev.novadraw.gateway.upload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;

/**
 * WebP files. Java cannot write them, so files with pixels are stored as text: 120 x 80
 * pixels, with a black square in the upper left corner.
 */
public final class TestWebp {

	public static final byte[] LOSSY = file(
			"UklGRnAAAABXRUJQVlA4IGQAAAAQBgCdASp4AFAAPp1IoEulpCMhqBmYALATiWcAAFGZ+iIox0aOD4qL5f2cbjkRbGhSg2cv5ADdpNAA/vjPY///Ghh/w///xoYAABzfSNh/1rlatKt//8zR/6Tf9hux2xkAAAAA");

	public static final byte[] TRANSPARENT = file(
			"UklGRpgAAABXRUJQVlA4WAoAAAAQAAAAdwAATwAAQUxQSBoAAAABDzD/ERGCaBjC/0+vqcSI/k8AUh/r77DVzlZQOCBYAAAA8AUAnQEqeABQAD6dTqFMJaQjIiW7aACwE4lnAAA5pEmNlWPtHVj7R1Y+0dWPhYvyyjynRgzK3AAA/vtlAAAAKL3mBf9a5WrSrf//M0f+k3/YbsdsZAAAAA==");

	public static final byte[] LOSSLESS = file(
			"UklGRkQAAABXRUJQVlA4TDcAAAAvd8ATABcgEEhy2Z9xDYFAkr/bTAsIiu5bbf4DfxWoCUAIUlJJOd2zMkX0fwJg+d5Y/a4xV3kGAA==");

	private static final int FIRST_CHUNK = 12;

	private TestWebp() {
	}

	private static byte[] file(String base64) {
		return Base64.getDecoder().decode(base64);
	}

	/** Returns the chunks of a file, without its header. */
	public static byte[] chunks(byte[] file) {
		return Arrays.copyOfRange(file, FIRST_CHUNK, file.length);
	}

	public static byte[] of(byte[]... chunks) {
		byte[] body = TestDrawings.join(chunks);
		return TestDrawings.join(TestDrawings.ascii("RIFF"), number(4, body.length + 4L), TestDrawings.ascii("WEBP"),
				body);
	}

	public static byte[] chunk(String type, byte[] data) {
		return TestDrawings.join(TestDrawings.ascii(type), number(4, data.length), data, new byte[data.length % 2]);
	}

	public static byte[] head(int flags, int width, int height) {
		return chunk("VP8X",
				TestDrawings.join(new byte[] { (byte) flags, 0, 0, 0 }, number(3, width - 1L), number(3, height - 1L)));
	}

	/** Returns the start of a lossless file that declares any size. */
	public static byte[] claiming(int width, int height) {
		return of(chunk("VP8L",
				TestDrawings.join(new byte[] { 0x2F }, number(4, width - 1L | (height - 1L) << 14), new byte[8])));
	}

	private static byte[] number(int bytes, long value) {
		byte[] all = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
		return Arrays.copyOf(all, bytes);
	}

}
