package dev.novadraw.gateway.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerTransactionTemplate;
import dev.novadraw.engine.drawing.Drawing;
import dev.novadraw.engine.drawing.DrawingStore;
import dev.novadraw.engine.job.JobId;

/**
 * The service that gives access to the images of an owner.
 */
@Service
public class ImageService {

	private final DrawingStore drawings;

	private final OwnerTransactionTemplate transactions;

	ImageService(DrawingStore drawings, OwnerTransactionTemplate transactions) {
		this.drawings = drawings;
		this.transactions = transactions;
	}

	Optional<Drawing> find(String id, Owner owner) {
		return JobId.parse(id).flatMap((known) -> find(known.value(), owner));
	}

	/**
	 * Finds an image of an owner.
	 */
	public Optional<Drawing> find(UUID id, Owner owner) {
		return this.transactions.call(owner, () -> this.drawings.find(id, owner));
	}

	ImageContent content(Drawing drawing) {
		return new ImageContent(drawing, this.drawings);
	}

	/**
	 * Opens an image; empty if it was removed after it was found.
	 */
	public Optional<InputStream> open(Drawing drawing) throws IOException {
		ImageContent content = content(drawing);
		return content.open() ? Optional.of(content.getInputStream()) : Optional.empty();
	}

}
