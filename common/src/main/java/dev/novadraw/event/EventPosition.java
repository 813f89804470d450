package dev.novadraw.event;

import java.util.UUID;

/**
 * A place in the log of all events, by the order of their transactions.
 *
 * @param tx the transaction, a number that PostgreSQL gives
 * @param job the job
 * @param seq the event of that job
 */
public record EventPosition(String tx, UUID job, long seq) {

}
