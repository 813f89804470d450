package dev.novadraw.kind.greeting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * The person to greet.
 */
record GreetingInput(@NotBlank @Size(max = 20) String name) {

}
