package dev.novadraw.gateway.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * An analyzer that explains an unsafe start without a stack trace.
 */
final class UnsafeStartFailureAnalyzer extends AbstractFailureAnalyzer<UnsafeStartException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, UnsafeStartException cause) {
		return new FailureAnalysis(cause.reason(), cause.remedy(), cause);
	}

}
