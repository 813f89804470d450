package dev.novadraw.gateway.limit;

import java.io.IOException;
import java.util.function.BooleanSupplier;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.apache.catalina.connector.ClientAbortException;

/**
 * A response whose body is aborted as soon as a condition holds.
 */
final class EndingResponse extends HttpServletResponseWrapper {

	private static final int PIECE = 8192;

	private final BooleanSupplier mustEnd;

	private volatile boolean ended;

	EndingResponse(HttpServletResponse response, BooleanSupplier mustEnd) {
		super(response);
		this.mustEnd = mustEnd;
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		return new Body(super.getOutputStream());
	}

	/**
	 * Throws if the body was aborted. The server closes the connection on this exception,
	 * and logs nothing.
	 */
	void throwIfEnded() throws ClientAbortException {
		if (this.ended) {
			throw new ClientAbortException("The credential of this download has ended");
		}
	}

	private void check() throws ClientAbortException {
		this.ended = this.ended || this.mustEnd.getAsBoolean();
		throwIfEnded();
	}

	private final class Body extends ServletOutputStream {

		private final ServletOutputStream out;

		Body(ServletOutputStream out) {
			this.out = out;
		}

		@Override
		public void write(int next) throws IOException {
			check();
			this.out.write(next);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			for (int done = 0; done < length; done += PIECE) {
				check();
				this.out.write(bytes, offset + done, Math.min(PIECE, length - done));
			}
		}

		@Override
		public void flush() throws IOException {
			this.out.flush();
		}

		@Override
		public void close() throws IOException {
			throwIfEnded();
			this.out.close();
		}

		@Override
		public boolean isReady() {
			return this.out.isReady();
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			this.out.setWriteListener(listener);
		}

	}

}
