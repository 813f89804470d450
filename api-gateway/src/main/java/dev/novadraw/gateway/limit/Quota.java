package dev.novadraw.gateway.limit;

import java.time.Duration;

import org.springframework.http.HttpStatus;

import dev.novadraw.gateway.problem.ApiProblem;
import dev.novadraw.problem.Problem;

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
record Quota(String name, long quota, Duration window, long remaining, Duration reset) {

	static final String POLICY = "RateLimit-Policy";

	static final String LEFT = "RateLimit";

	String policy() {
		return "\"%s\";q=%d;w=%d".formatted(this.name, this.quota, seconds(this.window));
	}

	String left() {
		return "\"%s\";r=%d;t=%d".formatted(this.name, Math.max(0, this.remaining), seconds(this.reset));
	}

	/**
	 * What to answer when nothing is left.
	 */
	ApiProblem used(HttpStatus status, Problem problem) {
		return new ApiProblem(status, problem).retryAfter(Duration.ofSeconds(Math.max(1, seconds(this.reset))))
			.withHeader(POLICY, policy())
			.withHeader(LEFT, left());
	}

	private static long seconds(Duration duration) {
		return duration.plusMillis(999).toSeconds();
	}

}
