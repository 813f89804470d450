package dev.novadraw.worker.ai.wire;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * The instruction to answer in JSON, for models that are sent no schema.
 */
final class SchemaInstruction {

	private static final String INSTRUCTION = """
			Answer with one JSON object that follows this JSON schema. Write nothing before or after it, and no code fence.
			""";

	private SchemaInstruction() {
	}

	/**
	 * Returns the messages of a prompt, with the schema of the answer in the system
	 * message.
	 */
	static List<Message> describe(Prompt prompt, String schema) {
		Stream<Message> others = prompt.getInstructions()
			.stream()
			.filter((message) -> !(message instanceof SystemMessage));
		String rules = String.join("\n", prompt.getSystemMessages().stream().map(SystemMessage::getText).toList());
		return Stream.concat(Stream.of(new SystemMessage((rules + "\n" + INSTRUCTION + schema).strip())), others)
			.toList();
	}

}
