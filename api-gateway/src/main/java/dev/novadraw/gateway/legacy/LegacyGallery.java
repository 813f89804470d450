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
 * The drawings of an owner. The legacy API says "drawing" for what is an image here.
 */
@Service
class LegacyGallery {

	/** The name of the parameter with the URL of an image. */
	static final String IMAGE_URL = "image_url";

	/** The legacy app searches for the first three words. */
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
	 * Returns the URL of an image in the parameters of a request; null if absent.
	 */
	static @Nullable String imageUrl(HttpServletRequest request) {
		return ListParameters.<@Nullable String>read(request, (parameters) -> parameters.first(IMAGE_URL), IMAGE_URL);
	}

	/**
	 * Finds a drawing, or throws the problem: 410 if it was erased or is no longer kept,
	 * else 404.
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
	 * Returns a page of drawings, newest first.
	 * @param page the number of the page, from 1
	 */
	List<OwnedDrawing> page(Owner owner, int page, int limit) {
		return this.transactions.call(owner, () -> this.drawings.page(owner, limit, (page - 1L) * limit));
	}

	long count(Owner owner) {
		return this.transactions.call(owner, () -> this.drawings.count(owner));
	}

	/**
	 * Returns the id of the image at a URL of this gateway; empty for any other URL.
	 */
	static Optional<UUID> imageAt(String address, Links links) {
		return JobId.parse(address.substring(address.lastIndexOf('/') + 1))
			.map(JobId::value)
			.filter((id) -> address.equals(links.image(id)));
	}

}
