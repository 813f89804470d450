package dev.novadraw.worker.drawing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import dev.novadraw.engine.drawing.Drawing;
import dev.novadraw.engine.drawing.DrawingStore;
import dev.novadraw.engine.drawing.NewDrawing;
import dev.novadraw.engine.kind.Picture;
import dev.novadraw.engine.kind.UnreadablePictureException;
import dev.novadraw.engine.object.StoreUnavailableException;
import dev.novadraw.normalization.Normalizer;

/**
 * A loader for the normalized pictures of jobs, which moderators, models and clients see.
 * The first attempt at the first job of a drawing normalizes it and replaces the upload
 * with the result.
 */
@Component
public class JobPictureLoader {

	private final DrawingStore drawings;

	private final Normalizer normalizer;

	JobPictureLoader(DrawingStore drawings, Normalizer normalizer) {
		this.drawings = drawings;
		this.normalizer = normalizer;
	}

	/**
	 * Returns the normalized picture of a drawing.
	 * @throws UnreadablePictureException if the drawing cannot be decoded
	 * @throws StoreUnavailableException if the drawing cannot be read or written now
	 */
	public Picture of(UUID drawing) throws InterruptedException, IOException {
		try {
			return picture(drawing);
		}
		catch (DataAccessResourceFailureException | TransactionException ex) {
			throw new StoreUnavailableException("The database did not answer", ex);
		}
	}

	private Picture picture(UUID drawing) throws InterruptedException, IOException {
		Drawing stored = stored(drawing);
		if (!stored.isNormalized()) {
			NewDrawing picture = this.normalizer.normalize(content(stored))
				.orElseThrow(() -> new UnreadablePictureException("The drawing cannot be decoded"));
			this.drawings.normalize(stored, picture);
			stored = stored(drawing);
		}
		return new Picture(stored.mediaType(), content(stored));
	}

	private Drawing stored(UUID drawing) {
		return this.drawings.find(drawing)
			.orElseThrow(() -> new IllegalStateException("The drawing of the job is gone"));
	}

	private byte[] content(Drawing stored) throws IOException {
		try (InputStream content = this.drawings.open(stored)) {
			return content.readAllBytes();
		}
		catch (FileNotFoundException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new StoreUnavailableException("A drawing did not come through", ex);
		}
	}

}
