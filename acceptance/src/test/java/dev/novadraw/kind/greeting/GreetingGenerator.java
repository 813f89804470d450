package dev.novadraw.kind.greeting;

import dev.novadraw.kind.Generator;
import dev.novadraw.kind.Kind;
import dev.novadraw.kind.Outcome;
import dev.novadraw.kind.Task;

/**
 * Greets.
 */
final class GreetingGenerator implements Generator<GreetingInput, GreetingResult> {

	private final GreetingKind kind;

	GreetingGenerator(GreetingKind kind) {
		this.kind = kind;
	}

	@Override
	public Kind<GreetingInput, GreetingResult> kind() {
		return this.kind;
	}

	@Override
	public Outcome<GreetingResult> generate(Task<GreetingInput> task) {
		return new Outcome.Completed<>(new GreetingResult("Hello " + task.input().name()));
	}

}
