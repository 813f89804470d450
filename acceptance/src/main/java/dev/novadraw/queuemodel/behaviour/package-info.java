/**
 * The moves of clients, dispatchers, workers, sweepers and Kafka in the model.
 */
@NullMarked
package dev.novadraw.queuemodel.behaviour;

import org.jspecify.annotations.NullMarked;
