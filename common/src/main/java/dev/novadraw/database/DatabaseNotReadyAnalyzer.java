package dev.novadraw.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains an unusable database without a stack trace.
 */
final class DatabaseNotReadyAnalyzer extends AbstractFailureAnalyzer<DatabaseNotReady> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, DatabaseNotReady cause) {
		return new FailureAnalysis(cause.reason(), cause.remedy(), cause);
	}

}
