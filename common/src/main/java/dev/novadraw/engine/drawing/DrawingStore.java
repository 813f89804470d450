package dev.novadraw.engine.drawing;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.object.ObjectStore;

/**
 * The drawings. Their rows are in the database, and so are their bytes unless there is an
 * object store. Each row holds the location of its bytes, so an object store can be
 * introduced at any time.
 */
@Service
public class DrawingStore {

	private final DrawingRepository rows;

	private final @Nullable ObjectStore objects;

	DrawingStore(DrawingRepository rows, Optional<ObjectStore> objects) {
		this.rows = rows;
		this.objects = objects.orElse(null);
	}

	public Optional<Drawing> find(UUID id) {
		return this.rows.find(id);
	}

	/**
	 * Finds a drawing. Must be called in a transaction of its owner.
	 */
	public Optional<Drawing> find(UUID id, Owner owner) {
		return this.rows.find(id, owner);
	}

	/**
	 * Returns a page of an owner's drawings, newest first. Must be called in a
	 * transaction of that owner.
	 * @param offset the number of drawings before the page
	 */
	public List<OwnedDrawing> page(Owner owner, int limit, long offset) {
		return this.rows.page(owner, limit, offset);
	}

	/**
	 * Finds a drawing with the properties that pages show.
	 */
	public Optional<OwnedDrawing> findOwned(UUID id, Owner owner) {
		return this.rows.findOwned(id, owner);
	}

	/**
	 * Counts an owner's drawings. Must be called in a transaction of that owner.
	 */
	public long count(Owner owner) {
		return this.rows.count(owner);
	}

	/**
	 * Opens the bytes of a drawing.
	 * @throws FileNotFoundException if it was removed since it was found
	 */
	public InputStream open(Drawing drawing) throws IOException {
		String key = drawing.objectKey();
		if (key != null) {
			return objects().open(key);
		}
		return this.rows.content(drawing)
			.map(ByteArrayInputStream::new)
			.orElseThrow(() -> new FileNotFoundException("The drawing was removed"));
	}

	/**
	 * Stores the bytes of a drawing in the object store, if there is one. Must be called
	 * before the transaction that writes the row; if that transaction fails, the object
	 * is removed later.
	 */
	public PlacedDrawing place(String client, NewDrawing drawing) {
		if (this.objects == null) {
			return new PlacedDrawing(drawing, null);
		}
		return new PlacedDrawing(drawing, this.objects.add(client, drawing.content(), drawing.mediaType()));
	}

	/**
	 * Replaces an upload by its normalized picture, once.
	 */
	public void normalize(Drawing drawing, NewDrawing picture) {
		this.rows.normalize(drawing.id(), place(drawing.client(), picture));
	}

	private ObjectStore objects() {
		if (this.objects == null) {
			throw new IllegalStateException("A drawing is in an object store, and none is set up; see NOVA_S3_BUCKET");
		}
		return this.objects;
	}

}
