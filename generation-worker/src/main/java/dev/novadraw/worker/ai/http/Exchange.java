package dev.novadraw.worker.ai.http;

import dev.novadraw.worker.ai.answer.AnswerFormat;

/**
 * What a connection needs to know about a call of a model.
 *
 * @param format the format of its answer
 * @param model the model that is asked
 * @param streamed true if a stream is asked for
 * @param settings the settings that the model does not accept
 */
public record Exchange(AnswerFormat format, String model, boolean streamed, RefusedSettings settings) {

}
