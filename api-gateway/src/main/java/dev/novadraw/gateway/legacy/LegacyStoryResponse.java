package dev.novadraw.gateway.legacy;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.job.Job;
import dev.novadraw.gateway.job.ResultResponse;
import dev.novadraw.gateway.link.Links;

/**
 * A story as the legacy app lists it.
 *
 * @param id the id of its job
 * @param titleEn empty if there is no English title
 * @param titleDe empty if there is no German title
 * @param storyTextEn empty if there is no English text
 * @param storyTextDe empty if there is no German text
 * @param imageUrl the URL of the drawing
 * @param favorite true if marked as a favorite
 * @param generationTimeMs the duration of the generation
 * @param createdAt the time of the request
 */
record LegacyStoryResponse(String id, String titleEn, String titleDe, String storyTextEn, String storyTextDe,
		String imageUrl, @JsonProperty("is_favorite") boolean favorite, long generationTimeMs, Instant createdAt) {

	static LegacyStoryResponse of(Job job, Links links) {
		JsonNode story = ResultResponse.of(job, links);
		return new LegacyStoryResponse(story.at("/id").asString(), story.at("/title/en").asString(),
				story.at("/title/de").asString(), story.at("/text/en").asString(), story.at("/text/de").asString(),
				story.at("/image_url").asString(), job.isFavorite(),
				Math.round(story.at("/generation_time").doubleValue() * 1000), job.createdAt());
	}

	/**
	 * The response to a read of the story about a drawing.
	 *
	 * @param success always true
	 * @param story the newest story, null if there is none
	 */
	record Found(boolean success, @Nullable LegacyStoryResponse story) {
	}

	/**
	 * The response to a request that generated a story.
	 *
	 * @param success always {@code true}, as a string
	 * @param titleEn the English title
	 * @param titleDe the German title
	 * @param storyTextEn the English text
	 * @param storyTextDe the German text
	 * @param generationTime the duration of the generation in seconds
	 * @param storyId the id of its job
	 * @param imageUrl the URL of the drawing
	 */
	record Created(String success, String titleEn, String titleDe, String storyTextEn, String storyTextDe,
			double generationTime, String storyId, String imageUrl) {

		static Created of(Job job, Links links) {
			LegacyStoryResponse story = LegacyStoryResponse.of(job, links);
			return new Created("true", story.titleEn, story.titleDe, story.storyTextEn, story.storyTextDe,
					story.generationTimeMs / 1000.0, story.id, story.imageUrl);
		}

		@Override
		public String toString() {
			return "story " + this.storyId;
		}

	}

	@Override
	public String toString() {
		return "story " + this.id;
	}

}
