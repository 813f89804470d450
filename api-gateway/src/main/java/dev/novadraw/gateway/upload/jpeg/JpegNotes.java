package dev.novadraw.gateway.upload.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import dev.novadraw.engine.drawing.Exif;
import dev.novadraw.engine.drawing.Orientation;
import dev.novadraw.gateway.upload.file.ColorProfile;
import dev.novadraw.gateway.upload.file.Excerpt;

/**
 * Metadata that programs and cameras write into a JPEG file. Data that affects the
 * display is kept: the orientation, the colour profile, and the colour space of the
 * components, which is YCbCr or RGB.
 */
final class JpegNotes {

	private static final int JFIF = 0xE0;

	private static final int EXIF = 0xE1;

	private static final int PROFILE = 0xE2;

	private static final int ADOBE = 0xEE;

	private static final byte[] JFIF_NAME = ascii("JFIF\0");

	private static final int JFIF_LENGTH = 14;

	private static final byte[] ADOBE_NAME = ascii("Adobe");

	private static final int ADOBE_LENGTH = 12;

	private static final int ADOBE_VERSION = 100;

	private static final byte[] PROFILE_NAME = ascii("ICC_PROFILE\0");

	private static final int PROFILE_HEAD = PROFILE_NAME.length + 2;

	private static final int MAX_PART = 65_533 - PROFILE_HEAD;

	private final Excerpt kept;

	private final Map<Integer, ByteBuffer> profile = new TreeMap<>();

	private int profileParts;

	private boolean jfif;

	private boolean adobe;

	/** True if the Adobe marker declares the components as RGB. */
	private boolean adobeRgb;

	private boolean turned;

	JpegNotes(Excerpt kept) {
		this.kept = kept;
	}

	/**
	 * Keeps the required data of a segment.
	 * @param start the position of its marker
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
			this.adobeRgb = segment.get(ADOBE_LENGTH - 1) == 0;
		}
		else if (marker == PROFILE && begins(segment, PROFILE_NAME, PROFILE_HEAD)) {
			this.profileParts = segment.get(PROFILE_HEAD - 1) & 0xFF;
			this.profile.putIfAbsent(segment.get(PROFILE_HEAD - 2) & 0xFF,
					segment.slice(PROFILE_HEAD, segment.remaining() - PROFILE_HEAD));
		}
		else if (marker == EXIF && !this.turned && Exif.isAtStartOf(segment)) {
			Orientation orientation = Exif.of(segment);
			this.turned = !orientation.isUpright();
			if (this.turned) {
				add(EXIF, Exif.writeForJpeg(orientation));
			}
		}
	}

	// Keeps the segment without its thumbnail.
	private void keepJfif(ByteBuffer segment, int start) {
		if (segment.remaining() == JFIF_LENGTH) {
			this.kept.keep(start, start + 4 + JFIF_LENGTH);
			return;
		}
		byte[] own = new byte[JFIF_LENGTH];
		segment.get(0, own, 0, JFIF_LENGTH - 2);
		add(JFIF, own);
	}

	/**
	 * Inserts the colour space and the colour profile of a frame before that frame.
	 */
	void keepColors(JpegFrame frame) {
		if (!frame.isGrey() && !this.jfif) {
			// As libjpeg decides; other decoders decide differently, or reject the file.
			boolean rgb = this.adobe ? this.adobeRgb : frame.isNamedRgb();
			add(ADOBE,
					ByteBuffer.allocate(ADOBE_LENGTH)
						.put(ADOBE_NAME)
						.putShort((short) ADOBE_VERSION)
						.put(ADOBE_LENGTH - 1, (byte) (rgb ? 0 : 1))
						.array());
		}
		byte[] reduced = (this.profileParts == this.profile.size())
				? ColorProfile.reduced(wholeProfile(), frame.isGrey()) : null;
		if (reduced != null) {
			keepProfile(reduced);
		}
	}

	private ByteBuffer wholeProfile() {
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		for (ByteBuffer part : this.profile.values()) {
			byte[] bytes = new byte[part.remaining()];
			part.get(0, bytes);
			whole.writeBytes(bytes);
		}
		return ByteBuffer.wrap(whole.toByteArray());
	}

	private void keepProfile(byte[] profile) {
		int parts = (profile.length + MAX_PART - 1) / MAX_PART;
		for (int part = 0; part < parts; part++) {
			int length = Math.min(MAX_PART, profile.length - part * MAX_PART);
			add(PROFILE,
					ByteBuffer.allocate(PROFILE_HEAD + length)
						.put(PROFILE_NAME)
						.put((byte) (part + 1))
						.put((byte) parts)
						.put(profile, part * MAX_PART, length)
						.array());
		}
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
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
