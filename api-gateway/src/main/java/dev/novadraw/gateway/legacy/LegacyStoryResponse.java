package dev.novadraw.gateway.legacy;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.job.Job;
import dev.novadraw.gateway.job.ResultResponse;
import dev.novadraw.gateway.link.Links;

/**
 * A story as the app reads it from its gallery.
 *
 * @param id of the job that made it
 * @param titleEn empty when there is none in English
 * @param titleDe empty when there is none in German
 * @param storyTextEn empty when there is none in English
 * @param storyTextDe empty when there is none in German
 * @param imageUrl the drawing
 * @param favorite whether it was marked as a favourite
 * @param generationTimeMs how long it took
 * @param createdAt when it was asked for
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
	 * The answer to the question for the story about a drawing.
	 *
	 * @param success always true
	 * @param story the newest, null when there is none
	 */
	record Found(boolean success, @Nullable LegacyStoryResponse story) {
	}

	/**
	 * The answer to who asked for a story and waited for it.
	 *
	 * @param success always {@code true}, as a text
	 * @param titleEn its title in English
	 * @param titleDe its title in German
	 * @param storyTextEn its text in English
	 * @param storyTextDe its text in German
	 * @param generationTime how long it took, in seconds
	 * @param storyId of the job that made it
	 * @param imageUrl the drawing
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
