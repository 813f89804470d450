package dev.novadraw.gateway.submit;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * A part of a multipart body.
 *
 * @param name of its field
 * @param isFile whether it came with a file name
 * @param contentType as its sender says
 * @param content its bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record FormPart(String name, boolean isFile, @Nullable String contentType, byte[] content) {

	String text() {
		return new String(this.content, StandardCharsets.UTF_8);
	}

}
