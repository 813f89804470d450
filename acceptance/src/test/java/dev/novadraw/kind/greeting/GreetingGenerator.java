package dev.novadraw.kind.greeting;

import java.util.Objects;

import org.springframework.ai.chat.client.ChatClient;

import dev.novadraw.engine.kind.Generator;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.Outcome;
import dev.novadraw.engine.kind.Task;

/**
 * The generator of greetings, which a model writes.
 */
final class GreetingGenerator implements Generator<GreetingInput, GreetingResult> {

	static final String PROMPT = "Greet ";

	private final GreetingKind kind;

	private final ChatClient chat;

	GreetingGenerator(GreetingKind kind, ChatClient chat) {
		this.kind = kind;
		this.chat = chat;
	}

	@Override
	public Kind<GreetingInput, GreetingResult> kind() {
		return this.kind;
	}

	@Override
	public Outcome<GreetingResult> generate(Task<GreetingInput> task) {
		String greeting = this.chat.prompt().user(PROMPT + task.input().name()).call().content();
		return new Outcome.Completed<>(new GreetingResult(Objects.requireNonNull(greeting)));
	}

}
