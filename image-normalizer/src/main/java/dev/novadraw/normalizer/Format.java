package dev.novadraw.normalizer;

import java.io.IOException;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;

/**
 * The formats of drawings. Other decoders of the platform are never used.
 */
enum Format {

	PNG(0x89504E47, Protocol.PNG),

	JPEG(0xFFD8FF00, Protocol.JPEG),

	WEBP(0x52494646, Protocol.REFUSED);

	private static final int THREE_BYTES = 0xFFFFFF00;

	private final int signature;

	private final int mark;

	Format(int signature, int mark) {
		this.signature = signature;
		this.mark = mark;
	}

	/**
	 * Returns the first byte of a reply with an image in this format.
	 */
	int mark() {
		return this.mark;
	}

	static Format of(byte[] file) throws IOException {
		if (file.length > 16) {
			int head = (file[0] & 0xFF) << 24 | (file[1] & 0xFF) << 16 | (file[2] & 0xFF) << 8 | file[3] & 0xFF;
			for (Format format : values()) {
				if ((head & THREE_BYTES) == (format.signature & THREE_BYTES)) {
					return format;
				}
			}
		}
		throw new IOException("Not an image");
	}

	ImageReader reader() throws IOException {
		return switch (this) {
			case PNG -> ImageIO.getImageReadersByFormatName("png").next();
			case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
			case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
		};
	}

}
