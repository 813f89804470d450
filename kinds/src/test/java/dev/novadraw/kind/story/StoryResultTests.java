package dev.novadraw.kind.story;

import org.junit.jupiter.api.Test;

import dev.novadraw.engine.json.Json;
import dev.novadraw.kind.story.StoryInput.Theme;

import static org.assertj.core.api.Assertions.assertThat;

class StoryResultTests {

	@Test
	void followsTheContract() {
		StoryResult story = StoryResult.of(Stories.valid(), Theme.FRIENDSHIP, "scripted-1");

		String json = Json.MAPPER.writeValueAsString(story);

		assertThat(json).startsWith("{\"title\":{\"en\":\"Pip and the Missing Garden Song\",\"de\":\"Pip und ")
			.contains("\"text\":{\"en\":", "\"pages\":{\"en\":[\"Pip was a small green frog",
					"\"observed_elements\":{\"en\":[\"pink line\",\"yellow sun\"],\"de\":[", "\"theme\":\"friendship\"",
					"\"word_count\":{\"en\":1", "\"model\":\"scripted-1\",\"prompt_version\":\"story-2\"")
			.endsWith("\"ai_generated\":true}");
	}

	@Test
	void readsItsOwnJson() {
		StoryResult story = StoryResult.of(Stories.valid(), Theme.FRIENDSHIP, "scripted-1");

		StoryResult read = Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(story), StoryResult.class);

		assertThat(read).isEqualTo(story);
	}

}
