package dev.novadraw.gateway.upload.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a file that are kept: ranges of its bytes, and inserted pieces.
 */
public final class Excerpt {

	private final byte[] file;

	/**
	 * The maximum number of pieces, more than cameras write. Each costs more than the
	 * bytes it saves.
	 */
	private static final int MAX_PIECES = 10_000;

	private final List<ByteBuffer> pieces = new ArrayList<>();

	/** The end of the last range, which can still grow; -1 if there is none. */
	private int open = -1;

	public Excerpt(byte[] file) {
		this.file = file;
	}

	public void keep(int start, int end) {
		if (start == this.open) {
			this.pieces.getLast().limit(end);
		}
		else {
			if (this.pieces.size() == MAX_PIECES) {
				throw DrawingProblems.corrupt("The file has too many parts.");
			}
			this.pieces.add(ByteBuffer.wrap(this.file).position(start).limit(end));
		}
		this.open = end;
	}

	public void add(byte[] piece) {
		this.pieces.add(ByteBuffer.wrap(piece));
		this.open = -1;
	}

	public void addFirst(byte[] piece) {
		this.pieces.addFirst(ByteBuffer.wrap(piece));
	}

	public int length() {
		return this.pieces.stream().mapToInt(ByteBuffer::remaining).sum();
	}

	/**
	 * Returns the result; the original array if nothing was left out.
	 */
	public byte[] bytes() {
		if (this.pieces.size() == 1 && this.pieces.getFirst().remaining() == this.file.length) {
			return this.file;
		}
		ByteBuffer all = ByteBuffer.allocate(length());
		this.pieces.forEach((piece) -> all.put(piece.duplicate()));
		return all.array();
	}

}
