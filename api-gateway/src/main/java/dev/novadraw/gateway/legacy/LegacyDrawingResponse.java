package dev.novadraw.gateway.legacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.drawing.OwnedDrawing;
import dev.novadraw.gateway.link.Links;

/**
 * A drawing as the app reads it. There are no tutorials and no edited images yet.
 *
 * @param id its id
 * @param userId the client's own reference to whom it is of
 * @param tutorialId always null
 * @param tutorial always null
 * @param uploadedImageUrl where its picture is
 * @param editedImagesUrls always empty
 * @param createdAt when it was sent
 * @param updatedAt when something was last asked for about it
 */
record LegacyDrawingResponse(UUID id, @Nullable String userId, @Nullable String tutorialId, @Nullable Object tutorial,
		String uploadedImageUrl, List<String> editedImagesUrls, Instant createdAt, Instant updatedAt) {

	static LegacyDrawingResponse of(OwnedDrawing drawing, Links links) {
		return new LegacyDrawingResponse(drawing.id(), drawing.user(), null, null, links.image(drawing.id()), List.of(),
				drawing.createdAt(), drawing.usedAt());
	}

	/**
	 * A page of them.
	 *
	 * @param success always true
	 * @param data what is on it, newest first
	 * @param count how many there are in all
	 * @param page which one it is, from 1
	 * @param limit how many it may hold
	 */
	record Page(boolean success, List<LegacyDrawingResponse> data, long count, int page, int limit) {
	}

	/**
	 * That one was erased.
	 *
	 * @param success always true
	 * @param message the same for people
	 * @param drawingId which one
	 */
	record Erased(boolean success, String message, UUID drawingId) {
	}

	/**
	 * How many there are.
	 *
	 * @param success always true
	 * @param totalDrawings all drawings
	 * @param editedDrawings always 0
	 * @param tutorialDrawings always 0
	 * @param totalStories all stories
	 * @param favoriteStories those marked as favourites
	 */
	record Summary(boolean success, long totalDrawings, long editedDrawings, long tutorialDrawings, long totalStories,
			long favoriteStories) {
	}

	@Override
	public String toString() {
		return "drawing " + this.id;
	}

}
