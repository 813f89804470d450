package dev.novadraw.worker.ai.provider;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.setting.HttpAddress;
import dev.novadraw.worker.ai.model.Reasoning;

/**
 * The check of the settings of one provider that is in use, made before anything starts.
 */
final class ProviderSettingsCheck {

	private ProviderSettingsCheck() {
	}

	/**
	 * Checks that address, model, key and reasoning can be sent.
	 * @param setting the name of the provider's settings, for messages
	 * @throws IllegalArgumentException if one of them cannot; the message names it, but
	 * does not repeat a key
	 */
	static void requireUsable(String setting, ProviderProperties provider) {
		if (provider.protocol() == ProtocolName.OFFLINE) {
			return;
		}
		HttpAddress.require(setting + ".base-url", provider.baseUrl());
		requireName(setting + ".model", provider.model());
		requireOptionalName(setting + ".moderation-model", provider.moderationModel());
		requireOptionalName(setting + ".moderation-chat-model", provider.moderationChatModel());
		requireKey(provider.keyVariable().isEmpty() ? setting + ".api-key" : provider.keyVariable(), provider.apiKey());
		if (!provider.reasoning().isEmpty()) {
			String name = setting + ".reasoning";
			provider.protocol().implementation().requireReasoning(name, Reasoning.read(name, provider.reasoning()));
		}
	}

	private static void requireOptionalName(String setting, String name) {
		if (!name.isEmpty()) {
			requireName(setting, name);
		}
	}

	private static void requireName(String setting, String name) {
		if (name.isEmpty() || !isPrintable(name)) {
			throw new IllegalArgumentException(
					setting + " must be the name of a model, in ASCII characters and without spaces");
		}
	}

	// Clients fail on such a key, or send another one.
	private static void requireKey(String variable, @Nullable String key) {
		if (key != null && !isPrintable(key)) {
			throw new IllegalArgumentException(
					variable + " contains a space or a character that no key has: copy the key again");
		}
	}

	private static boolean isPrintable(String text) {
		return text.chars().allMatch((character) -> character > ' ' && character < 0x7F);
	}

}
