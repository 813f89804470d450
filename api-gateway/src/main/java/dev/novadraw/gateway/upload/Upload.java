package dev.novadraw.gateway.upload;

/**
 * A file as it was sent. What its sender calls it counts for nothing: one in five files
 * of published collections of drawings has the wrong name, and with it the wrong type.
 *
 * @param content its bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record Upload(byte[] content) {

	@Override
	public String toString() {
		return "Upload[%d bytes]".formatted(this.content.length);
	}

}
