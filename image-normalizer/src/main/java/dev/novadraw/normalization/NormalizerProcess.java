package dev.novadraw.normalization;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.normalizer.Protocol;

/**
 * A running process that decodes drawings one at a time.
 */
final class NormalizerProcess implements AutoCloseable {

	private static final int MAX_EDGE = 4096;

	/** The operating system may keep a killed process while it waits for a disk. */
	private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(10);

	private final Process process;

	private final long started = System.nanoTime();

	private final DataOutputStream requests;

	private final DataInputStream replies;

	private volatile boolean hasFile;

	NormalizerProcess(Process process) {
		this.process = process;
		this.requests = new DataOutputStream(process.getOutputStream());
		this.replies = new DataInputStream(new BufferedInputStream(process.getInputStream()));
	}

	/**
	 * Waits for the process to report that it is ready, which it does once.
	 * @throws IOException if the process has ended, or sends an invalid reply
	 */
	NormalizerProcess awaitReady() throws IOException {
		require(this.replies.readUnsignedByte() == Protocol.READY);
		return this;
	}

	/**
	 * Normalizes a drawing.
	 * @return the picture; empty if the file cannot be decoded
	 * @throws IOException if the process has ended, or sends an invalid reply
	 */
	Optional<NewDrawing> normalize(byte[] file) throws IOException {
		this.hasFile = false;
		this.requests.writeInt(file.length);
		this.requests.write(file);
		this.requests.flush();
		this.hasFile = true;
		return switch (this.replies.readUnsignedByte()) {
			case Protocol.PNG -> Optional.of(image("image/png"));
			case Protocol.JPEG -> Optional.of(image("image/jpeg"));
			case Protocol.REFUSED -> Optional.empty();
			default -> throw new IOException("The normalizer answers nonsense");
		};
	}

	// The process decoded an untrusted file, so its replies are not trusted either.
	private NewDrawing image(String mediaType) throws IOException {
		int width = this.replies.readInt();
		int height = this.replies.readInt();
		int length = this.replies.readInt();
		require(width > 0 && width <= MAX_EDGE && height > 0 && height <= MAX_EDGE);
		require(length > 0 && length <= Protocol.MAX_REPLIED);
		byte[] content = new byte[length];
		this.replies.readFully(content);
		return new NewDrawing(mediaType, width, height, content);
	}

	private static void require(boolean condition) throws IOException {
		if (!condition) {
			throw new IOException("The normalizer answers nonsense");
		}
	}

	/**
	 * Returns the CPU time of the process since its start, or its elapsed time if the
	 * system does not report CPU time.
	 */
	Duration work() {
		ProcessHandle.Info info = this.process.info();
		return info.totalCpuDuration().orElseGet(() -> Duration.ofNanos(System.nanoTime() - this.started));
	}

	/**
	 * Returns true if the process has received all of the last file, so that the file may
	 * be the cause of a failure.
	 */
	boolean hasFile() {
		return this.hasFile;
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Kills the process and waits up to ten seconds for its end, so that the next can
	 * start.
	 */
	@Override
	public void close() {
		this.process.destroyForcibly();
		this.process.onExit().completeOnTimeout(this.process, EXIT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
	}

}
