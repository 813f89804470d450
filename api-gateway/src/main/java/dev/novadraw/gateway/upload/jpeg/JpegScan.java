package dev.novadraw.gateway.upload.jpeg;

import java.nio.ByteBuffer;

import dev.novadraw.gateway.upload.file.Excerpt;
import dev.novadraw.gateway.upload.jpeg.JpegFrame.Component;

/**
 * A check of scan headers. Decoders reject a file with an invalid one.
 */
final class JpegScan {

	private static final int LAST_COEFFICIENT = 63;

	private static final int LAST_BIT = 13;

	private static final int MAX_BLOCKS = 10;

	private static final int LAST_TABLE = 3;

	private final JpegFrame frame;

	private final JpegTables tables;

	private final Excerpt kept;

	JpegScan(JpegFrame frame, JpegTables tables, Excerpt kept) {
		this.frame = frame;
		this.tables = tables;
		this.kept = kept;
	}

	void check(ByteBuffer header) {
		int components = header.hasRemaining() ? header.get() : 0;
		if (components < 1 || components > this.frame.components().size() || header.remaining() != 3 + 2 * components) {
			throw senseless();
		}
		int parameters = header.position() + 2 * components;
		int first = header.get(parameters) & 0xFF;
		int last = header.get(parameters + 1) & 0xFF;
		int before = header.get(parameters + 2) >> 4 & 0xF;
		if (this.frame.isProgressive()) {
			checkProgress(components, first, last, before, header.get(parameters + 2) & 0xF);
		}
		int blocks = 0;
		for (int i = 0; i < components; i++) {
			Component component = this.frame.component(header.get() & 0xFF);
			blocks += component.blocks();
			checkTables(component, header.get() & 0xFF, first == 0, before == 0);
		}
		if (components > 1 && blocks > MAX_BLOCKS) {
			throw senseless();
		}
	}

	private static void checkProgress(int components, int first, int last, int before, int now) {
		boolean band = (first == 0) ? last == 0 : first <= last && last <= LAST_COEFFICIENT && components == 1;
		if (!band || now > LAST_BIT || (before != 0 && now != before - 1)) {
			throw senseless();
		}
	}

	private void checkTables(Component component, int selectors, boolean dc, boolean isFirst) {
		this.tables.requireQuantization(component.table());
		int dcTable = selectors >> 4;
		int acTable = selectors & 0xF;
		if (dcTable > LAST_TABLE || acTable > LAST_TABLE) {
			throw senseless();
		}
		boolean progressive = this.frame.isProgressive();
		if (!progressive || (dc && isFirst)) {
			this.tables.requireHuffman(dcTable, !progressive, this.kept);
		}
		if (!progressive || !dc) {
			this.tables.requireHuffman(JpegTables.AC | acTable, !progressive, this.kept);
		}
	}

	private static RuntimeException senseless() {
		return JpegCursor.damaged("a scan is invalid");
	}

}
