package dev.novadraw.engine.drawing;

/**
 * A validated drawing that is about to be stored.
 *
 * @param mediaType {@code image/png}, {@code image/jpeg} or {@code image/webp}, detected
 * from its bytes
 * @param width in pixels, as stored in the file
 * @param height in pixels, as stored in the file
 * @param content the file
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewDrawing(String mediaType, int width, int height, byte[] content) {

	@Override
	public String toString() {
		return "NewDrawing[%s, %d x %d, %d bytes]".formatted(this.mediaType, this.width, this.height,
				this.content.length);
	}

}
