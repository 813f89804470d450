package dev.novadraw.gateway.upload;

import java.util.Arrays;

import org.springframework.stereotype.Component;

import dev.novadraw.drawing.NewDrawing;

/**
 * Decides whether a file may become a drawing. Only its bytes count, not its name or what
 * its sender calls it, and they are not decoded: a picture that would take minutes or
 * gigabytes to decode has to be turned away in milliseconds.
 */
@Component
public final class DrawingInspector {

	public NewDrawing inspect(byte[] file) {
		if (file.length == 0) {
			throw DrawingProblems.empty();
		}
		ImageFile image = read(file);
		image.checkSize();
		byte[] content = (image.length() < file.length) ? Arrays.copyOf(file, image.length()) : file;
		return new NewDrawing(image.mediaType(), image.width(), image.height(), content);
	}

	private static ImageFile read(byte[] file) {
		if (Png.recognizes(file)) {
			return new Png(file).read();
		}
		if (Jpeg.recognizes(file)) {
			return new Jpeg(file).read();
		}
		throw DrawingProblems.unsupported(ForeignFile.adviceFor(file));
	}

}
