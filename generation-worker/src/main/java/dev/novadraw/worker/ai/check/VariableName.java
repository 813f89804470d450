package dev.novadraw.worker.ai.check;

import java.util.Locale;

import dev.novadraw.worker.ai.provider.Route;

/**
 * The environment variables of a provider, for messages.
 */
final class VariableName {

	private VariableName() {
	}

	static String of(String provider, String setting) {
		return "NOVA_%s_%s".formatted(provider.toUpperCase(Locale.ROOT).replace('-', '_'), setting);
	}

	static String ofKey(Route route) {
		String variable = route.settings().keyVariable();
		return variable.isEmpty() ? "its api-key" : variable;
	}

}
