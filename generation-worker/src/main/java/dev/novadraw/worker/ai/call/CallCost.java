package dev.novadraw.worker.ai.call;

import dev.novadraw.worker.ai.answer.Answer;
import dev.novadraw.worker.ai.budget.CallBudget.Admission.Granted;
import dev.novadraw.worker.ai.http.Connection;
import dev.novadraw.worker.ai.model.TokenUsage;
import dev.novadraw.worker.ai.provider.ProviderFailure;
import dev.novadraw.worker.ai.provider.Route;

/**
 * The tokens and the cost of a call as they are recorded in the ledger.
 *
 * @param usage the tokens, by kind
 * @param micros the cost, in millionths of a US dollar
 * @param isEstimated true if the provider did not report all tokens, or none because the
 * call broke off
 */
record CallCost(TokenUsage usage, long micros, boolean isEstimated) {

	static final CallCost NONE = new CallCost(TokenUsage.NONE, 0, false);

	/**
	 * Returns the cost of a call with an answer.
	 */
	static CallCost of(Connection connection, long estimatedInput, Route route) {
		Answer answer = connection.answer();
		if (answer == null) {
			return NONE;
		}
		TokenUsage usage = answer.usage(estimatedInput, route.settings().maxTokens());
		return new CallCost(usage, route.price().micros(usage), answer.isEstimated());
	}

	/**
	 * Returns the cost of a failed call: nothing if nothing was sent or an error came
	 * instead of an answer; and all that was reserved if the provider may bill the call
	 * but did not report its tokens.
	 */
	static CallCost of(Connection connection, long estimatedInput, Route route, ProviderFailure failure,
			Granted granted) {
		Answer answer = connection.answer();
		if (failure.isPerhapsPaid()) {
			return ofGivenUp(connection, estimatedInput, route, granted);
		}
		return (answer == null || answer.error() != null) ? NONE : of(connection, estimatedInput, route);
	}

	/**
	 * Returns the cost of a call that did not come to its end.
	 */
	static CallCost ofGivenUp(Connection connection, long estimatedInput, Route route, Granted granted) {
		if (!connection.isSent()) {
			return NONE;
		}
		Answer answer = connection.answer();
		return (answer != null && answer.hasUsage()) ? of(connection, estimatedInput, route)
				: new CallCost(TokenUsage.NONE, granted.micros(), granted.micros() > 0);
	}

}
