package dev.novadraw.gateway.problem;

import java.time.Duration;

import dev.novadraw.engine.problem.ProblemCode;

/**
 * A limit and its remainder, as in the headers {@code RateLimit-Policy} and
 * {@code RateLimit} (a draft of the IETF working group on HTTP APIs).
 *
 * @param name the name of the limit
 * @param quota the total amount
 * @param window the time in which the total becomes available again
 * @param remaining the remaining amount
 * @param reset the time until more is available
 */
public record Quota(String name, long quota, Duration window, long remaining, Duration reset) {

	public static final String POLICY = "RateLimit-Policy";

	public static final String LEFT = "RateLimit";

	public String policy() {
		return "\"%s\";q=%d;w=%d".formatted(this.name, this.quota, seconds(this.window));
	}

	public String left() {
		return "\"%s\";r=%d;t=%d".formatted(this.name, Math.max(0, this.remaining), seconds(this.reset));
	}

	/**
	 * Returns an exhausted limit on concurrent use.
	 * @param pause the time after which some may be available again
	 */
	public static Quota exhausted(String name, long quota, Duration pause) {
		return new Quota(name, quota, pause, 0, pause);
	}

	/**
	 * Returns the problem for an exhausted limit, with the headers that describe it.
	 */
	public ApiProblem used(ProblemCode code, String detail) {
		return new ApiProblem(code, detail).retryAfter(Duration.ofSeconds(Math.max(1, seconds(this.reset))))
			.withHeader(POLICY, policy())
			.withHeader(LEFT, left());
	}

	private static long seconds(Duration duration) {
		return duration.plusMillis(999).toSeconds();
	}

}
