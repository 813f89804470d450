package dev.novadraw.engine.setting;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains without a stack trace why the program cannot run.
 */
final class NotReadyFailureAnalyzer extends AbstractFailureAnalyzer<NotReadyException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, NotReadyException cause) {
		return new FailureAnalysis(cause.reason(), cause.remedy(), cause);
	}

}
