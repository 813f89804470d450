package dev.novadraw.standalone.doctor;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command line of the doctor: what it prints, and its exit status.
 */
@ExtendWith(OutputCaptureExtension.class)
class DoctorTests {

	@Test
	void findsNothingToChangeOffline(CapturedOutput output) {
		assertThat(Doctor.execute("--provider", "offline")).isZero();
		assertThat(output.getOut()).contains("offline-storyteller", "structured output", "retires",
				"Nothing to change.");
	}

	@Test
	void saysWhatToChange(CapturedOutput output) {
		Map<String, String> unreachable = Map.of("nova.ai.providers.ollama.base-url", "127.0.0.1:1");

		assertThat(executeWith(unreachable, "--provider", "offline,ollama")).isEqualTo(1);
		assertThat(output.getOut()).contains("reachable", "NO", "To change:", "NOVA_OLLAMA_URL", "ministral-3")
			// The check at the start of a worker would ask, and complain, a second time.
			.doesNotContain("StartupProbe");
	}

	@Test
	void saysThatAKeyIsMissing(CapturedOutput output) {
		assertThat(executeWith(Map.of("OPENAI_API_KEY", ""), "--provider", "openai")).isEqualTo(1);
		assertThat(output.getErr()).contains("nova: The AI provider 'openai' needs a key: set OPENAI_API_KEY");
	}

	@Test
	void namesTheVariableOfAnInvalidSetting(CapturedOutput output) {
		Map<String, String> invalid = Map.of("NOVA_OPENAI_URL", "ftp://secret@host", "OPENAI_API_KEY", "sk-secret");

		assertThat(executeWith(invalid, "--provider", "openai")).isEqualTo(1);
		assertThat(output.getErr()).contains("nova: NOVA_OPENAI_URL must be a URL").doesNotContain("secret");
	}

	@Test
	void explainsItself(CapturedOutput output) {
		assertThat(Doctor.execute("--help")).isZero();
		assertThat(output.getOut()).contains("nova doctor", "--provider");
		assertThat(Doctor.execute("--nonsense")).isEqualTo(2);
	}

	// The variables of this test replace those of the process.
	private static int executeWith(Map<String, String> variables, String... args) {
		variables.forEach(System::setProperty);
		try {
			return Doctor.execute(args);
		}
		finally {
			variables.keySet().forEach(System::clearProperty);
		}
	}

}
