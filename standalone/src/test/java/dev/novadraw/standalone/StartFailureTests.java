package dev.novadraw.standalone;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import dev.novadraw.embedded.EmbeddedServerException;
import dev.novadraw.standalone.start.Options;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sentence about a start that failed, whatever failed because of it.
 */
class StartFailureTests {

	private static final String DUMP = "Error creating bean with name 'jobs'\nwhich needs 'database'";

	private final Options options = new Options();

	@Test
	void isAboutAFullDisk() {
		IOException full = new IOException("nova.log: No space left on device");

		assertThat(sentence(full))
			.isEqualTo("The disk of %s is full: free some, or choose another directory with --data."
				.formatted(this.options.data()));
	}

	@Test
	void isThatOfAServerThatDidNotStart() {
		assertThat(sentence(new EmbeddedServerException("Kafka did not start.", new IOException("No more threads"))))
			.isEqualTo("Kafka did not start.");
	}

	@Test
	void isTheFirstLineOfOtherCauses() {
		assertThat(sentence(new IllegalArgumentException("Not a URL\nat all")))
			.isEqualTo("The start failed: Not a URL (%s has the details).".formatted(this.options.log()));
	}

	private String sentence(Exception cause) {
		RuntimeException failure = new IllegalStateException(DUMP, new IllegalStateException(DUMP, cause));
		return String.valueOf(Standalone.explained(failure, this.options).getMessage());
	}

}
