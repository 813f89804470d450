package dev.novadraw.gateway.upload;

/**
 * An uploaded file. Its declared name is ignored: one in five files of published drawing
 * collections has a wrong name, and therefore a wrong type.
 *
 * @param content the bytes of the file
 */
@SuppressWarnings("ArrayRecordComponent")
public record Upload(byte[] content) {

	@Override
	public String toString() {
		return "Upload[%d bytes]".formatted(this.content.length);
	}

}
