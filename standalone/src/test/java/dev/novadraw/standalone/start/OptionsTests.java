package dev.novadraw.standalone.start;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class OptionsTests {

	@Test
	void passesEachFlagOnAsAnArgumentWhichWinsOverTheEnvironment() {
		Options options = new Options();

		new CommandLine(options).parseArgs("--port", "1", "--data", "/nova", "--workers", "3", "--provider",
				"ollama,offline", "--model", "crayon");

		assertThat(options.settings()).containsExactlyInAnyOrder("--server.port=1", "--nova.data=/nova",
				"--logging.file.name=/nova/nova.log", "--nova.worker.count=3", "--nova.ai.chain=ollama,offline",
				"--nova.ai.providers.ollama.model=crayon");
	}

}
