package dev.novadraw.worker.ai.check;

import dev.novadraw.worker.ai.provider.Route;

/**
 * The environment variables of a provider, for messages.
 */
final class VariableName {

	private VariableName() {
	}

	static String ofKey(Route route) {
		String variable = route.settings().keyVariable();
		return variable.isEmpty() ? "its api-key" : variable;
	}

}
