package dev.novadraw.gateway.image;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.AbstractResource;

import dev.novadraw.engine.drawing.Drawing;
import dev.novadraw.engine.drawing.DrawingStore;

/**
 * The content of an image, streamed to a client. From an object store, it is never in
 * memory as a whole.
 */
final class ImageContent extends AbstractResource {

	private final Drawing drawing;

	private final DrawingStore drawings;

	private final AtomicReference<@Nullable InputStream> opened = new AtomicReference<>();

	ImageContent(Drawing drawing, DrawingStore drawings) {
		this.drawing = drawing;
		this.drawings = drawings;
	}

	/**
	 * Opens the content before the response begins, while an error can still be reported.
	 * @return false if it was removed after it was found
	 */
	boolean open() throws IOException {
		try {
			this.opened.set(this.drawings.open(this.drawing));
			return true;
		}
		catch (FileNotFoundException ex) {
			return false;
		}
	}

	/**
	 * Returns the opened stream first, and then a new one for each further range.
	 */
	@Override
	public InputStream getInputStream() throws IOException {
		InputStream first = this.opened.getAndSet(null);
		return (first != null) ? first : this.drawings.open(this.drawing);
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public long contentLength() {
		return this.drawing.size();
	}

	@Override
	public String getDescription() {
		return this.drawing.toString();
	}

}
