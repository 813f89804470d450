package dev.novadraw.gateway.legacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.client.OwnerTransactionTemplate;
import dev.novadraw.engine.drawing.DrawingStore;
import dev.novadraw.engine.drawing.OwnedDrawing;
import dev.novadraw.engine.job.JobId;
import dev.novadraw.gateway.job.OwnedJobService;
import dev.novadraw.gateway.link.Links;
import dev.novadraw.gateway.page.ListParameters;

/**
 * The drawings of an owner. The app calls a drawing what is an image here.
 */
@Service
class LegacyGallery {

	/** The parameter that names an image. */
	static final String IMAGE_URL = "image_url";

	/** The app looks for the first three words. */
	private static final String UNKNOWN = "Drawing not found: there is none with this id.";

	private final DrawingStore drawings;

	private final OwnedJobService jobs;

	private final OwnerTransactionTemplate transactions;

	LegacyGallery(DrawingStore drawings, OwnedJobService jobs, OwnerTransactionTemplate transactions) {
		this.drawings = drawings;
		this.jobs = jobs;
		this.transactions = transactions;
	}

	/**
	 * The address of an image in the parameters of a request; null when there is none.
	 */
	static @Nullable String imageUrl(HttpServletRequest request) {
		return ListParameters.<@Nullable String>read(request, (parameters) -> parameters.first(IMAGE_URL), IMAGE_URL);
	}

	/**
	 * Finds a drawing, or ends the request with the reason why it is not there.
	 */
	OwnedDrawing require(String id, Owner owner) {
		return JobId.parse(id)
			.flatMap((known) -> find(known.value(), owner))
			.orElseThrow(() -> this.jobs.missing(id, owner, UNKNOWN));
	}

	private Optional<OwnedDrawing> find(UUID id, Owner owner) {
		return this.transactions.call(owner, () -> this.drawings.findOwned(id, owner));
	}

	/**
	 * A page of drawings, newest first.
	 * @param page from 1
	 */
	List<OwnedDrawing> page(Owner owner, int page, int limit) {
		return this.transactions.call(owner, () -> this.drawings.page(owner, limit, (page - 1L) * limit));
	}

	long count(Owner owner) {
		return this.transactions.call(owner, () -> this.drawings.count(owner));
	}

	/**
	 * The id of the image at one of our own addresses; empty for all others.
	 */
	static Optional<UUID> imageAt(String address, Links links) {
		return JobId.parse(address.substring(address.lastIndexOf('/') + 1))
			.map(JobId::value)
			.filter((id) -> address.equals(links.image(id)));
	}

}
