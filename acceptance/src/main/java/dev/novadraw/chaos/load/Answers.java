package dev.novadraw.chaos.load;

import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.novadraw.chaos.rig.Clocks;

/**
 * The responses of the gateways, with the unacceptable ones.
 */
public final class Answers {

	private final Map<String, Integer> counts = new TreeMap<>();

	private final List<String> wrong = new ArrayList<>();

	private final List<Late> late = new ArrayList<>();

	private Duration slowest = Duration.ZERO;

	synchronized void add(String request, int status, Duration time, boolean expected) {
		count(Integer.toString(status));
		if (expected && time.compareTo(this.slowest) > 0) {
			this.slowest = time;
		}
		if (status >= 500 && status != 503) {
			this.wrong.add("%s was answered with %d".formatted(request, status));
		}
		if (time.compareTo(Clocks.PROMPT) > 0 && expected) {
			this.late.add(new Late(
					"%s was answered with %d only after %d ms".formatted(request, status, time.toMillis()), time));
		}
	}

	/**
	 * Records a request without a response.
	 * @param expected true if the gateway was available, so that it should have responded
	 */
	synchronized void addMissing(String request, Exception why, Duration time, boolean expected) {
		count((why instanceof HttpTimeoutException) ? "time-out" : "no answer");
		if (expected) {
			this.wrong.add("%s got no answer in %d ms (%s)".formatted(request, time.toMillis(), why));
		}
	}

	private void count(String outcome) {
		this.counts.merge(outcome, 1, Integer::sum);
	}

	public synchronized int count(int status) {
		return this.counts.getOrDefault(Integer.toString(status), 0);
	}

	public synchronized Map<String, Integer> counts() {
		return Map.copyOf(this.counts);
	}

	public synchronized Duration slowest() {
		return this.slowest;
	}

	/**
	 * Returns all unacceptable responses: server errors other than 503, missing and late
	 * ones.
	 * @param hiccup the longest delay of a probe that needs nothing but the process, as a
	 * measure of the machine's own delays
	 */
	public synchronized List<String> wrong(Duration hiccup) {
		Stream<String> tooLate = this.late.stream()
			.filter((response) -> response.time().compareTo(Clocks.PROMPT.plus(hiccup)) > 0)
			.map(Late::words);
		return Stream.concat(this.wrong.stream(), tooLate).toList();
	}

	private record Late(String words, Duration time) {

	}

}
