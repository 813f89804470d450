package dev.novadraw.engine.kind;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KindRegistryTests {

	private record Nothing() {
	}

	private record Named(String name, String collection) implements Kind<Nothing, Nothing> {

		@Override
		public Class<Nothing> inputType() {
			return Nothing.class;
		}

		@Override
		public Class<Nothing> resultType() {
			return Nothing.class;
		}

	}

	@Test
	void findsKindsByNameAndByCollection() {
		Named story = new Named("story", "stories");
		KindRegistry kinds = new KindRegistry(List.of(story, new Named("poem", "poems")));

		assertThat(kinds.named("story")).contains(story);
		assertThat(kinds.inCollection("stories")).contains(story);
		assertThat(kinds.named("stories")).isEmpty();
		assertThat(kinds.names()).containsExactlyInAnyOrder("story", "poem");
	}

	@Test
	void refusesTwoKindsOfOneName() {
		List<Named> kinds = List.of(new Named("story", "stories"), new Named("story", "tales"));

		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> new KindRegistry(kinds))
			.withMessageContaining("Two kinds are called 'story'");
	}

	@Test
	void refusesTwoKindsOfOneCollection() {
		List<Named> kinds = List.of(new Named("story", "stories"), new Named("tale", "stories"));

		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> new KindRegistry(kinds))
			.withMessageContaining("'stories'");
	}

}
