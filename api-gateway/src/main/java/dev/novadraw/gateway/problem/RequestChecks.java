package dev.novadraw.gateway.problem;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Independent checks of one request. What is wrong with its fields is collected, so that
 * one response names all of them.
 */
public final class RequestChecks {

	private @Nullable ApiProblem problem;

	/**
	 * Makes a check.
	 * @return its value; null if it has none or failed
	 * @throws ApiProblem if it failed for a reason other than a field
	 */
	public <T> @Nullable T check(Supplier<? extends @Nullable T> check) {
		try {
			return check.get();
		}
		catch (ApiProblem ex) {
			if (ex.errors().isEmpty()) {
				throw ex;
			}
			this.problem = (this.problem != null) ? this.problem.and(ex) : ex;
			return null;
		}
	}

	/**
	 * Ends the request if a check failed, with status and code of the first that did.
	 */
	public void requireNone() {
		if (this.problem != null) {
			throw this.problem;
		}
	}

}
