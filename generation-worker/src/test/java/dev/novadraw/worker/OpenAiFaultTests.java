package dev.novadraw.worker;

import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@link ProviderFaultTests} with OpenAI's protocol.
 */
@MethodSource("openAi")
class OpenAiFaultTests extends ProviderFaultTests {

}
