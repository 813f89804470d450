package dev.novadraw.gateway.submit.form;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.novadraw.gateway.body.TextDecoding;
import dev.novadraw.gateway.body.TextDecoding.UndecodableText;

/**
 * A part of a multipart body.
 *
 * @param name the name of its field
 * @param isFile true if it has a file name
 * @param contentType the content type as sent, null if absent
 * @param content the bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record FormPart(String name, boolean isFile, @Nullable String contentType, byte[] content) {

	private static final Pattern JSON = Pattern.compile("application/json\\b", Pattern.CASE_INSENSITIVE);

	boolean isJson() {
		return this.contentType != null && JSON.matcher(this.contentType).lookingAt();
	}

	String text() throws UndecodableText {
		return TextDecoding.decode(this.content, this.contentType);
	}

}
