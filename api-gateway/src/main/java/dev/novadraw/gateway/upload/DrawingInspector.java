package dev.novadraw.gateway.upload;

import org.springframework.stereotype.Component;

import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.gateway.upload.file.DrawingProblems;
import dev.novadraw.gateway.upload.file.ImageFile;
import dev.novadraw.gateway.upload.jpeg.Jpeg;
import dev.novadraw.gateway.upload.png.Png;
import dev.novadraw.gateway.upload.webp.Webp;

/**
 * The inspector that accepts or rejects a file as a drawing. Only its bytes count, not
 * its name or declared type. Files are not decoded: one that would take minutes or
 * gigabytes to decode must be rejected in milliseconds. Metadata of cameras is removed.
 */
@Component
public final class DrawingInspector {

	public NewDrawing inspect(Upload upload) {
		byte[] file = upload.content();
		if (file.length == 0) {
			throw DrawingProblems.empty();
		}
		ImageFile image = read(file);
		image.checkSize();
		return new NewDrawing(image.mediaType(), image.width(), image.height(), image.content());
	}

	private static ImageFile read(byte[] file) {
		if (Png.recognizes(file)) {
			return new Png(file).read();
		}
		if (Jpeg.recognizes(file)) {
			return new Jpeg(file).read();
		}
		if (Webp.recognizes(file)) {
			return new Webp(file).read();
		}
		throw DrawingProblems.unsupported(ForeignFile.adviceFor(file));
	}

}
