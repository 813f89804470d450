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
 * The bytes of an image on their way to a client. They pass through: from an object store
 * they are never in memory as a whole.
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
	 * Opens it before the answer begins: what fails now can still be told.
	 * @return false when it was removed since it was found
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
	 * Returns the opened stream, and after that a new one for each further range.
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
