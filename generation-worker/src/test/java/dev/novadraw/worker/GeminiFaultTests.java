package dev.novadraw.worker;

import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@link ProviderFaultTests} with Gemini's protocol.
 */
@MethodSource("gemini")
class GeminiFaultTests extends ProviderFaultTests {

}
