package dev.novadraw.gateway.body;

import java.io.IOException;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

import dev.novadraw.gateway.problem.HttpProblems;

/**
 * The body of a request, given up when it comes too slowly. Tomcat gives up one that does
 * not go on, but waits for each next byte anew.
 */
final class PacedInput extends ServletInputStream {

	private final ServletInputStream body;

	private final Pace pace;

	PacedInput(ServletInputStream body, BodySettings settings) {
		this.body = body;
		this.pace = new Pace(settings);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int read = this.body.read(buffer, offset, length);
		if (read > 0 && !this.pace.keeps(read)) {
			throw HttpProblems.tooSlow();
		}
		return read;
	}

	@Override
	public boolean isFinished() {
		return this.body.isFinished();
	}

	@Override
	public boolean isReady() {
		return this.body.isReady();
	}

	@Override
	public void setReadListener(ReadListener listener) {
		throw new IllegalStateException("Bodies are read where they are needed");
	}

}
