package dev.novadraw.worker.ai.budget;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;

import dev.novadraw.worker.ai.provider.Route;

/**
 * A budget without limits, for calls outside a fleet, such as those of the command line.
 */
public class UnlimitedCallBudget implements CallBudget {

	@Override
	public Admission admit(Route route, AttemptContext context, long tokens, long micros) {
		return new Admission.Granted(context.client(), route.provider(), route.model(), null, tokens, micros);
	}

	@Override
	public void settle(Admission.Granted call, long inputTokens, long outputTokens, long micros, boolean wasted) {
	}

	@Override
	public void markWasted(LocalDate day, String client, String provider, String model, long micros) {
	}

	@Override
	public void delayCalls(Route route, Duration wait) {
	}

	@Override
	public Set<String> paused() {
		return Set.of();
	}

	@Override
	public void pause(Route route, String reason) {
	}

}
