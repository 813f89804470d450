package dev.novadraw.engine.schema;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains an unusable database without a stack trace.
 */
final class DatabaseNotReadyFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseNotReadyException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, DatabaseNotReadyException cause) {
		return new FailureAnalysis(cause.reason(), cause.remedy(), cause);
	}

}
