package dev.novadraw.worker.ai.provider;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.novadraw.engine.kind.OfflineAnswer;
import dev.novadraw.engine.kind.Picture;
import dev.novadraw.worker.ai.provider.ProviderFailure.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OfflineAnswerRegistryTests {

	private record Echo(String kind) implements OfflineAnswer {

		@Override
		public String answer(String prompt, @Nullable Picture drawing) {
			return prompt;
		}

	}

	@Test
	void findsTheAnswerOfEachKind() {
		OfflineAnswerRegistry answers = new OfflineAnswerRegistry(List.of(new Echo("poem"), new Echo("song")));

		assertThat(answers.of("song").kind()).isEqualTo("song");
	}

	@Test
	void rejectsTwoAnswersForOneKind() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> new OfflineAnswerRegistry(List.of(new Echo("poem"), new Echo("poem"))))
			.withMessageContaining("poem");
	}

	@Test
	void failsAJobWhoseKindHasNoAnswer() {
		assertThatExceptionOfType(ProviderFailure.class)
			.isThrownBy(() -> new OfflineAnswerRegistry(List.of()).of("poem"))
			.satisfies((failure) -> assertThat(failure.reason()).isEqualTo(Reason.REJECTED));
	}

}
