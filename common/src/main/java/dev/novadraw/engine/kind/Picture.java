package dev.novadraw.engine.kind;

/**
 * An image file in memory.
 *
 * @param mediaType {@code image/png} or {@code image/jpeg}
 * @param content the bytes of the file; shared, not copied, so they must not be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(String mediaType, byte[] content) {

	@Override
	public String toString() {
		return "Picture[" + this.mediaType + ", " + this.content.length + " bytes]";
	}

}
