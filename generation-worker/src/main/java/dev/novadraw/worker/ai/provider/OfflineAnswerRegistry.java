package dev.novadraw.worker.ai.provider;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import dev.novadraw.engine.kind.OfflineAnswer;
import dev.novadraw.worker.ai.provider.ProviderFailure.Reason;

/**
 * The offline model's answers, one per kind. Two for the same kind make startup fail.
 */
public final class OfflineAnswerRegistry {

	private final Map<String, OfflineAnswer> byKind = new HashMap<>();

	public OfflineAnswerRegistry(Collection<OfflineAnswer> answers) {
		for (OfflineAnswer answer : answers) {
			OfflineAnswer other = this.byKind.putIfAbsent(answer.kind(), answer);
			if (other != null) {
				throw new IllegalStateException("Two offline answers are for the kind '%s': %s and %s"
					.formatted(answer.kind(), other.getClass().getName(), answer.getClass().getName()));
			}
		}
	}

	/**
	 * Returns the answer for a kind.
	 * @throws ProviderFailure if the kind has none; the job fails without another attempt
	 */
	OfflineAnswer of(String kind) {
		OfflineAnswer answer = this.byKind.get(kind);
		if (answer == null) {
			throw new ProviderFailure(Reason.REJECTED, null);
		}
		return answer;
	}

}
