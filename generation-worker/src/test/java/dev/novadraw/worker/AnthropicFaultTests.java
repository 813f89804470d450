package dev.novadraw.worker;

import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@link ProviderFaultTests} with Anthropic's protocol.
 */
@MethodSource("anthropic")
class AnthropicFaultTests extends ProviderFaultTests {

}
