package dev.novadraw.gateway.submit.form;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;

/**
 * A multipart body whose first bytes are kept, to diagnose why it cannot be parsed.
 */
final class BodyStart extends ServletRequestContext {

	private static final int MAX_KEPT = 512;

	private final ByteArrayOutputStream start = new ByteArrayOutputStream();

	BodyStart(HttpServletRequest request) {
		super(request);
	}

	@Override
	public InputStream getInputStream() throws IOException {
		return new FilterInputStream(super.getInputStream()) {

			@Override
			public int read() throws IOException {
				byte[] single = new byte[1];
				return (read(single, 0, 1) > 0) ? single[0] & 0xFF : -1;
			}

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				int read = super.read(bytes, offset, length);
				int room = MAX_KEPT - BodyStart.this.start.size();
				if (read > 0 && room > 0) {
					BodyStart.this.start.write(bytes, offset, Math.min(read, room));
				}
				return read;
			}

		};
	}

	/**
	 * Returns true if a line before the first content ends with LF alone.
	 */
	boolean hasBareLineFeed() {
		byte[] bytes = this.start.toByteArray();
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) {
				return true;
			}
			if (i > 2 && bytes[i] == '\n' && bytes[i - 2] == '\n') {
				return false;
			}
		}
		return false;
	}

}
