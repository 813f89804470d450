package dev.novadraw.gateway.problem;

import java.time.Duration;

import org.springframework.http.HttpStatus;

import dev.novadraw.engine.problem.Problem;

/**
 * A limit and what is left of it, as the headers {@code RateLimit-Policy} and
 * {@code RateLimit} say it (a draft of the IETF's group on HTTP APIs).
 *
 * @param name of the limit
 * @param quota how much there is in all
 * @param window the time in which it is there again
 * @param remaining what is left
 * @param reset when there is more
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
	 * A limit on what there may be at a time, of which nothing is left.
	 * @param pause after which there may be some again
	 */
	public static Quota exhausted(String name, long quota, Duration pause) {
		return new Quota(name, quota, pause, 0, pause);
	}

	/**
	 * What to answer when nothing is left.
	 */
	public ApiProblem used(HttpStatus status, Problem problem) {
		return new ApiProblem(status, problem).retryAfter(Duration.ofSeconds(Math.max(1, seconds(this.reset))))
			.withHeader(POLICY, policy())
			.withHeader(LEFT, left());
	}

	private static long seconds(Duration duration) {
		return duration.plusMillis(999).toSeconds();
	}

}
