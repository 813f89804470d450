/**
 * A minimal kind, which shows that one folder is enough to add a kind.
 */
@NullMarked
package dev.novadraw.kind.greeting;

import org.jspecify.annotations.NullMarked;
