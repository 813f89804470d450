package dev.novadraw.kind.greeting;

import dev.novadraw.engine.kind.Kind;

/**
 * A greeting about a drawing.
 */
final class GreetingKind implements Kind<GreetingInput, GreetingResult> {

	@Override
	public String name() {
		return "greeting";
	}

	@Override
	public String collection() {
		return "greetings";
	}

	@Override
	public Class<GreetingInput> inputType() {
		return GreetingInput.class;
	}

	@Override
	public Class<GreetingResult> resultType() {
		return GreetingResult.class;
	}

}
