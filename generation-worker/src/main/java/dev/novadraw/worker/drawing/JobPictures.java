package dev.novadraw.worker.drawing;

import java.io.IOException;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dev.novadraw.drawing.Drawing;
import dev.novadraw.drawing.DrawingRepository;
import dev.novadraw.drawing.NewDrawing;
import dev.novadraw.kind.Picture;
import dev.novadraw.kind.UnreadablePicture;

/**
 * The pictures jobs are about, as everybody sees them: moderators, models and the people
 * who asked. The first attempt at the first job of a drawing makes the picture and keeps
 * it in the place of what was uploaded.
 */
@Component
public class JobPictures {

	private final DrawingRepository drawings;

	private final Normalizer normalizer;

	JobPictures(DrawingRepository drawings, Normalizer normalizer) {
		this.drawings = drawings;
		this.normalizer = normalizer;
	}

	/**
	 * Finds the picture of a drawing.
	 * @throws UnreadablePicture if nobody can make a picture of it
	 */
	public Picture of(UUID drawing) throws InterruptedException, IOException {
		Drawing stored = stored(drawing);
		if (!stored.isNormalized()) {
			NewDrawing picture = this.normalizer.normalize(stored.content())
				.orElseThrow(() -> new UnreadablePicture("The drawing cannot be decoded"));
			this.drawings.normalize(drawing, picture);
			stored = stored(drawing);
		}
		return new Picture(stored.mediaType(), stored.content());
	}

	private Drawing stored(UUID drawing) {
		return this.drawings.findById(drawing)
			.orElseThrow(() -> new IllegalStateException("The drawing of the job is gone"));
	}

}
