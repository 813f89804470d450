package dev.novadraw.gateway.upload.jpeg;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

import dev.novadraw.gateway.upload.file.Excerpt;
import dev.novadraw.gateway.upload.file.ImageFile;

/**
 * The inspector of JPEG files. It rejects a file that is truncated, or that would keep a
 * decoder busy for long: each further scan processes the whole picture again. Data that
 * is not needed to display the picture is removed. Data that decoders assume is inserted,
 * so that all of them display the same picture.
 */
public final class Jpeg {

	private static final int FIRST_MARKER = 0xC0;

	private static final int RESTART = 0xD0;

	private static final int START = 0xD8;

	private static final int END = 0xD9;

	private static final int SCAN = 0xDA;

	private static final int LAST_MARKER = 0xFE;

	private static final int RESTART_INTERVAL = 0xDD;

	private static final int MAX_SCANS = 16;

	private final JpegCursor file;

	private final Excerpt kept;

	private final JpegNotes notes;

	private final JpegTables tables = new JpegTables();

	private @Nullable JpegFrame frame;

	private int scans;

	public Jpeg(byte[] bytes) {
		this.file = new JpegCursor(bytes);
		this.kept = new Excerpt(bytes);
		this.notes = new JpegNotes(this.kept);
	}

	public static boolean recognizes(byte[] file) {
		return file.length >= 3 && (file[0] & 0xFF) == 0xFF && (file[1] & 0xFF) == START && (file[2] & 0xFF) == 0xFF;
	}

	public ImageFile read() {
		this.kept.keep(0, 2);
		for (int marker = this.file.marker(); marker != END; marker = this.file.marker()) {
			read(marker);
		}
		if (this.frame == null || this.scans == 0) {
			throw JpegCursor.damaged("its image data is missing");
		}
		keep();
		return new ImageFile("image/jpeg", this.frame.width(), this.frame.height(), this.kept.bytes());
	}

	private void read(int marker) {
		if (marker < FIRST_MARKER || marker > LAST_MARKER || (marker >= RESTART && marker <= START)) {
			throw JpegCursor.damaged("it has an unexpected marker");
		}
		ByteBuffer segment = this.file.segment();
		if (marker == SCAN) {
			scan(segment);
		}
		else if (JpegFrame.begins(marker)) {
			frame(marker, segment);
		}
		else if (marker == JpegTables.HUFFMAN || marker == JpegTables.QUANTIZATION) {
			this.tables.define(marker, segment);
			keep();
		}
		else if (marker == RESTART_INTERVAL) {
			keep();
		}
		else {
			this.notes.read(marker, segment, this.file.start(), this.frame != null);
		}
	}

	private void keep() {
		this.kept.keep(this.file.start(), this.file.position());
	}

	private void frame(int marker, ByteBuffer segment) {
		if (this.frame != null) {
			throw JpegFrame.senseless();
		}
		this.frame = JpegFrame.of(marker, segment);
		this.notes.keepColors(this.frame);
		keep();
	}

	private void scan(ByteBuffer header) {
		if (this.frame == null) {
			throw JpegCursor.damaged("a scan is invalid");
		}
		this.scans++;
		if (this.scans > MAX_SCANS) {
			throw JpegCursor.damaged("it has more than %d scans".formatted(MAX_SCANS));
		}
		new JpegScan(this.frame, this.tables, this.kept).check(header);
		this.file.skipPixels();
		keep();
	}

}
