package dev.novadraw.gateway.upload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What programs and cameras write into a JPEG file beside its pixels. Three things of it
 * change how the picture looks and are kept: how it is turned, and by JFIF and Adobe in
 * which colours it was written.
 */
final class JpegNotes {

	private static final int JFIF = 0xE0;

	private static final int EXIF = 0xE1;

	private static final int ADOBE = 0xEE;

	private static final byte[] JFIF_NAME = "JFIF\0".getBytes(StandardCharsets.US_ASCII);

	private static final int JFIF_LENGTH = 14;

	private static final byte[] ADOBE_NAME = "Adobe".getBytes(StandardCharsets.US_ASCII);

	private static final int ADOBE_LENGTH = 12;

	private final Excerpt kept;

	private boolean jfif;

	private boolean adobe;

	private boolean turned;

	JpegNotes(Excerpt kept) {
		this.kept = kept;
	}

	/**
	 * Keeps what is needed of a segment.
	 * @param start where its mark is
	 */
	void read(int marker, ByteBuffer segment, int start, boolean afterFrame) {
		if (afterFrame) {
			return;
		}
		if (marker == JFIF && !this.jfif && begins(segment, JFIF_NAME, JFIF_LENGTH)) {
			this.jfif = true;
			keepJfif(segment, start);
		}
		else if (marker == ADOBE && !this.adobe && begins(segment, ADOBE_NAME, ADOBE_LENGTH)) {
			this.adobe = true;
			keepAdobe(segment, start);
		}
		else if (marker == EXIF && !this.turned && Exif.begins(segment)) {
			int orientation = Exif.orientation(segment);
			this.turned = orientation != Exif.UPRIGHT;
			if (this.turned) {
				byte[] notes = Exif.saying(orientation);
				add(EXIF, ByteBuffer.allocate(Exif.PREFIX.length + notes.length).put(Exif.PREFIX).put(notes).array());
			}
		}
	}

	// Without the small copy of the picture that it may hold.
	private void keepJfif(ByteBuffer segment, int start) {
		if (segment.remaining() == JFIF_LENGTH) {
			this.kept.keep(start, start + 4 + JFIF_LENGTH);
			return;
		}
		byte[] own = new byte[JFIF_LENGTH];
		segment.get(0, own, 0, JFIF_LENGTH - 2);
		add(JFIF, own);
	}

	private void keepAdobe(ByteBuffer segment, int start) {
		if (segment.remaining() == ADOBE_LENGTH) {
			this.kept.keep(start, start + 4 + ADOBE_LENGTH);
			return;
		}
		byte[] own = new byte[ADOBE_LENGTH];
		segment.get(0, own);
		add(ADOBE, own);
	}

	private static boolean begins(ByteBuffer segment, byte[] name, int least) {
		return segment.remaining() >= least && segment.slice(0, name.length).equals(ByteBuffer.wrap(name));
	}

	private void add(int marker, byte[] content) {
		this.kept.add(ByteBuffer.allocate(4 + content.length)
			.put((byte) 0xFF)
			.put((byte) marker)
			.putShort((short) (2 + content.length))
			.put(content)
			.array());
	}

}
