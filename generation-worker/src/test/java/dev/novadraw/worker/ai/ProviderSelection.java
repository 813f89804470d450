package dev.novadraw.worker.ai;

import java.util.AbstractList;
import java.util.List;

import org.springframework.beans.factory.config.BeanPostProcessor;

import dev.novadraw.worker.ai.budget.AttemptContext;
import dev.novadraw.worker.ai.provider.AiProperties;

/**
 * A choice of providers that tests can change while workers run: the provider with the
 * client's name, or else one chosen for all jobs.
 */
public final class ProviderSelection implements BeanPostProcessor {

	private volatile List<String> chosen = List.of();

	/**
	 * Routes the jobs of all clients that have no provider of the same name to this
	 * provider.
	 */
	public void choose(String provider) {
		this.chosen = List.of(provider);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		return (bean instanceof AiProperties settings) ? withChoice(settings) : bean;
	}

	private AiProperties withChoice(AiProperties settings) {
		return new AiProperties(new Choice(settings.chain()), settings.chains(), settings.moderation(),
				settings.providers(), settings.generalAudience(), settings.spendCap(), settings.breaker(),
				settings.partialText(), settings.offlineDelay(), settings.proxy());
	}

	/** All providers until one is chosen. */
	private final class Choice extends AbstractList<String> {

		private final List<String> all;

		Choice(List<String> all) {
			this.all = all;
		}

		@Override
		public String get(int index) {
			return current().get(index);
		}

		@Override
		public int size() {
			return current().size();
		}

		private List<String> current() {
			if (AttemptContext.CURRENT.isBound() && this.all.contains(AttemptContext.CURRENT.get().client())) {
				return List.of(AttemptContext.CURRENT.get().client());
			}
			return ProviderSelection.this.chosen.isEmpty() ? this.all : ProviderSelection.this.chosen;
		}

	}

}
