/**
 * The offline model. Its answers are in the packages of the kinds.
 */
@NullMarked
package dev.novadraw.offline;

import org.jspecify.annotations.NullMarked;
