package dev.novadraw.worker.ai.budget;

import org.springframework.context.annotation.Bean;

/**
 * To be imported by applications that ask providers but belong to no fleet.
 */
public final class UnlimitedCallBudgetConfiguration {

	@Bean
	CallBudget unlimited() {
		return new UnlimitedCallBudget();
	}

}
