@NullMarked
package dev.novadraw.standalone;

import org.jspecify.annotations.NullMarked;
