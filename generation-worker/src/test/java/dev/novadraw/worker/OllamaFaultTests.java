package dev.novadraw.worker;

import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@link ProviderFaultTests} with Ollama's protocol.
 */
@MethodSource("ollama")
class OllamaFaultTests extends ProviderFaultTests {

}
