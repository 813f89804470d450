package dev.novadraw.gateway.problem;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Independent checks of one request. Problems of its fields are collected, so that one
 * response names all of them.
 */
public final class RequestChecks {

	private @Nullable ApiProblem problem;

	/**
	 * Runs a check.
	 * @return its value, null if it has none or failed
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
	 * Ends the request if a check failed, with status and code of the first failure.
	 */
	public void requireNone() {
		if (this.problem != null) {
			throw this.problem;
		}
	}

}
