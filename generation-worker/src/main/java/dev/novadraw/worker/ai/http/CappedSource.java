package dev.novadraw.worker.ai.http;

import java.io.IOException;
import java.util.function.Consumer;

import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/**
 * A response body that fails with an exception once it exceeds a limit, and reports every
 * failure to read it.
 */
final class CappedSource extends ForwardingSource {

	private final long limit;

	private final Consumer<IOException> onFailure;

	private long read;

	CappedSource(Source source, long limit, Consumer<IOException> onFailure) {
		super(source);
		this.limit = limit;
		this.onFailure = onFailure;
	}

	@Override
	public long read(Buffer sink, long byteCount) throws IOException {
		try {
			long count = super.read(sink, byteCount);
			this.read += Math.max(0, count);
			if (this.read > this.limit) {
				throw new ResponseTooLargeException(this.limit);
			}
			return count;
		}
		catch (IOException ex) {
			this.onFailure.accept(ex);
			throw ex;
		}
	}

}
