/**
 * The whole system as processes: started like a user would, and killed like nobody
 * should.
 */
@NullMarked
package dev.novadraw.acceptance;

import org.jspecify.annotations.NullMarked;
