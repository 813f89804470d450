package dev.novadraw.gateway.legacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.drawing.OwnedDrawing;
import dev.novadraw.gateway.link.Links;

/**
 * A drawing as the legacy app reads it. Tutorials and edited images do not exist yet.
 *
 * @param id the id of the drawing
 * @param userId the client's reference to its end user
 * @param tutorialId always null
 * @param tutorial always null
 * @param uploadedImageUrl the URL of its picture
 * @param editedImagesUrls always empty
 * @param createdAt the time when it was uploaded
 * @param updatedAt the time when a job about it was last submitted
 */
record LegacyDrawingResponse(UUID id, @Nullable String userId, @Nullable String tutorialId, @Nullable Object tutorial,
		String uploadedImageUrl, List<String> editedImagesUrls, Instant createdAt, Instant updatedAt) {

	static LegacyDrawingResponse of(OwnedDrawing drawing, Links links) {
		return new LegacyDrawingResponse(drawing.id(), drawing.user(), null, null, links.image(drawing.id()), List.of(),
				drawing.createdAt(), drawing.usedAt());
	}

	/**
	 * A page of drawings.
	 *
	 * @param success always true
	 * @param data the drawings, newest first
	 * @param count the total number of drawings
	 * @param page the number of the page, from 1
	 * @param limit the size of the page
	 */
	record Page(boolean success, List<LegacyDrawingResponse> data, long count, int page, int limit) {
	}

	/**
	 * The confirmation of an erasure.
	 *
	 * @param success always true
	 * @param message the same as text
	 * @param drawingId the id of the erased drawing
	 */
	record Erased(boolean success, String message, UUID drawingId) {
	}

	/**
	 * The number of drawings and stories.
	 *
	 * @param success always true
	 * @param totalDrawings the number of drawings
	 * @param editedDrawings always 0
	 * @param tutorialDrawings always 0
	 * @param totalStories the number of stories
	 * @param favoriteStories the number of stories marked as favorites
	 */
	record Summary(boolean success, long totalDrawings, long editedDrawings, long tutorialDrawings, long totalStories,
			long favoriteStories) {
	}

	@Override
	public String toString() {
		return "drawing " + this.id;
	}

}
