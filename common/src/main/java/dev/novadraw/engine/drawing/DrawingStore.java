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
 * The drawings: their rows are in the database, and their bytes too unless there is an
 * object store. Each row knows where its own are, so that a store can be put to use at
 * any time.
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
	 * Finds a drawing, in a transaction of its owner.
	 */
	public Optional<Drawing> find(UUID id, Owner owner) {
		return this.rows.find(id, owner);
	}

	/**
	 * A page of an owner's drawings, newest first, in a transaction of that owner.
	 * @param offset how many come before it
	 */
	public List<OwnedDrawing> page(Owner owner, int limit, long offset) {
		return this.rows.page(owner, limit, offset);
	}

	/**
	 * Finds a drawing as it stands on such a page.
	 */
	public Optional<OwnedDrawing> findOwned(UUID id, Owner owner) {
		return this.rows.findOwned(id, owner);
	}

	/**
	 * Counts an owner's drawings, in a transaction of that owner.
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
	 * Brings the bytes of a drawing to where they belong, before the transaction that
	 * writes its row begins. Should that fail, they are removed after a while.
	 */
	public PlacedDrawing place(String client, NewDrawing drawing) {
		if (this.objects == null) {
			return new PlacedDrawing(drawing, null);
		}
		return new PlacedDrawing(drawing, this.objects.add(client, drawing.content(), drawing.mediaType()));
	}

	/**
	 * Puts the one picture everybody sees into the place of what was uploaded, once.
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
