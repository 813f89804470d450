package dev.novadraw.gateway.upload.file;

/**
 * An image file, as described by its structure.
 *
 * @param mediaType the media type
 * @param width the width in pixels, as stored
 * @param height the height in pixels, as stored
 * @param content the file without data that is not needed to display the picture, such as
 * camera metadata, location, names, and bytes after its end
 */
@SuppressWarnings("ArrayRecordComponent")
public record ImageFile(String mediaType, int width, int height, byte[] content) {

	public static final int MIN_SIDE = 50;

	public static final int MAX_SIDE = 8192;

	public static final long MAX_PIXELS = 25_000_000;

	private static final int MAX_STRETCHED = 20;

	public void checkSize() {
		int shorter = Math.min(this.width, this.height);
		int longer = Math.max(this.width, this.height);
		if (shorter < MIN_SIDE) {
			throw refused("Each side must have at least %d pixels.".formatted(MIN_SIDE));
		}
		if (longer > MAX_SIDE) {
			throw refused("Each side can have at most %d pixels.".formatted(MAX_SIDE));
		}
		if ((long) this.width * this.height > MAX_PIXELS) {
			throw refused("The image can have at most %d million pixels.".formatted(MAX_PIXELS / 1_000_000));
		}
		if (longer > (long) shorter * MAX_STRETCHED) {
			throw refused("The long side can be at most %d times the short side.".formatted(MAX_STRETCHED));
		}
	}

	private RuntimeException refused(String rule) {
		return DrawingProblems
			.dimensions("The drawing has %d x %d pixels. %s".formatted(this.width, this.height, rule));
	}

}
