package dev.novadraw.gateway.upload;

import org.springframework.stereotype.Component;

import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.gateway.upload.file.DrawingProblems;
import dev.novadraw.gateway.upload.file.ImageFile;
import dev.novadraw.gateway.upload.jpeg.Jpeg;
import dev.novadraw.gateway.upload.png.Png;
import dev.novadraw.gateway.upload.webp.Webp;

/**
 * Decides whether a file may become a drawing. Only its bytes count, not its name or its
 * type, and they are not decoded: a picture that would take minutes or gigabytes to
 * decode has to be turned away in milliseconds. What cameras write beside the pixels does
 * not get past here.
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
