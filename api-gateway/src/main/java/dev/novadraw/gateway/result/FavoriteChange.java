package dev.novadraw.gateway.result;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What may be changed about a result.
 *
 * @param favorite whether it is a favourite
 */
record FavoriteChange(@NotNull(message = "is missing") @Nullable Boolean favorite) {

}
