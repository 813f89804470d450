package dev.novadraw.worker.ai.http;

import java.io.IOException;
import java.util.function.Consumer;

import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/**
 * A response body that fails with an exception once it exceeds a limit. The last bytes
 * are kept, so that the finish reason can be read from them.
 */
final class CappedSource extends ForwardingSource {

	private static final long TAIL = 2048;

	private final long limit;

	private final Consumer<ResponseTooLargeException> onTooLarge;

	private final Buffer tail = new Buffer();

	private long read;

	CappedSource(Source source, long limit, Consumer<ResponseTooLargeException> onTooLarge) {
		super(source);
		this.limit = limit;
		this.onTooLarge = onTooLarge;
	}

	@Override
	public long read(Buffer sink, long byteCount) throws IOException {
		long count = super.read(sink, byteCount);
		if (count > 0) {
			keep(sink, count);
		}
		if (this.read > this.limit) {
			ResponseTooLargeException tooLarge = new ResponseTooLargeException(this.limit);
			this.onTooLarge.accept(tooLarge);
			throw tooLarge;
		}
		return count;
	}

	private synchronized void keep(Buffer sink, long count) throws IOException {
		this.read += count;
		sink.copyTo(this.tail, sink.size() - count, count);
		this.tail.skip(Math.max(0, this.tail.size() - TAIL));
	}

	/**
	 * Returns the last bytes read so far, at most 2048, as UTF-8.
	 */
	synchronized String tail() {
		return this.tail.copy().readUtf8();
	}

}
