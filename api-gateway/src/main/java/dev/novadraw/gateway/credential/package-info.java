/**
 * API keys, client tokens, stream tickets and JWTs, and the callers behind them.
 */
@NullMarked
package dev.novadraw.gateway.credential;

import org.jspecify.annotations.NullMarked;
