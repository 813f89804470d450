package dev.novadraw.gateway.result;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A change of a result.
 *
 * @param favorite true to mark it as a favourite, false to remove the mark
 */
record FavoriteRequest(@NotNull(message = "Required.") @Nullable Boolean favorite) {

}
