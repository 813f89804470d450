package dev.novadraw.worker.ai.budget;

import org.springframework.context.annotation.Bean;

/**
 * Configuration for applications that call providers but belong to no fleet.
 */
public final class UnlimitedCallBudgetConfiguration {

	@Bean
	CallBudget unlimited() {
		return new UnlimitedCallBudget();
	}

}
