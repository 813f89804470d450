package dev.novadraw.kind.story;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.ai.chat.client.ChatClient;

import dev.novadraw.engine.kind.DrawingUse;
import dev.novadraw.engine.kind.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class StoryKindTests {

	@Test
	void hasNamesThatNeverChange() {
		Kind<StoryInput, StoryResult> kind = new StoryKind();

		assertThat(kind.name()).isEqualTo("story");
		assertThat(kind.collection()).isEqualTo("stories");
		assertThat(kind.inputType()).isEqualTo(StoryInput.class);
		assertThat(kind.resultType()).isEqualTo(StoryResult.class);
	}

	@Test
	void needsADrawingAndTimeForTwoCalls() {
		Kind<StoryInput, StoryResult> kind = new StoryKind();

		assertThat(kind.drawing()).isEqualTo(DrawingUse.REQUIRED);
		assertThat(kind.attemptTimeLimit()).isEqualTo(Duration.ofMinutes(2));
	}

	@Test
	void hasAGenerator() {
		StoryKind kind = new StoryKind();
		ChatClient chat = ChatClient.create(ScriptedModel.saying());

		assertThat(new StoryGenerator(kind, chat).kind()).isSameAs(kind);
	}

}
