package dev.novadraw.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The conversion of loads to and from words, to pass them to another process.
 */
public final class Loads {

	private Loads() {
	}

	/**
	 * Parses the result of {@link #words}.
	 */
	static Load parse(List<String> words) {
		int[] numbers = words.stream().skip(1).mapToInt(Integer::parseInt).toArray();
		return switch (words.getFirst()) {
			case "flood" -> new Flood(numbers[0], numbers[1], numbers[2]);
			case "trickle" -> new Trickle(numbers[0], numbers[1], Duration.ofMillis(numbers[2]));
			case "backlog" -> new Backlog(numbers[0], numbers[1], numbers[2]);
			case "concurrent" -> new ConcurrentJobs(numbers[0], numbers[1], numbers[2]);
			case "two-clients" -> new TwoClients(numbers[0], numbers[1], numbers[2], numbers[3]);
			case "orders" -> new Orders(numbers[0]);
			case "cancels" -> new Cancels(numbers[0], numbers[1]);
			case "steps" -> new Steps(numbers[0], numbers[1], numbers[2]);
			default -> throw new IllegalArgumentException("There is no load '" + words.getFirst() + "'");
		};
	}

	/**
	 * Formats a load as words.
	 */
	public static List<String> words(Load load) {
		return switch (load) {
			case Flood(var warmUp, var jobs, var clients) -> words("flood", warmUp, jobs, clients);
			case Trickle(var warmUp, var jobs, var every) -> words("trickle", warmUp, jobs, (int) every.toMillis());
			case Backlog(var warmUp, var jobs, var seed) -> words("backlog", warmUp, jobs, seed);
			case ConcurrentJobs(var warmUp, var jobs, var millis) -> words("concurrent", warmUp, jobs, millis);
			case TwoClients(var noisy, var quiet, var every, var millis) ->
				words("two-clients", noisy, quiet, every, millis);
			case Orders(var size) -> words("orders", size);
			case Cancels(var jobs, var every) -> words("cancels", jobs, every);
			case Steps(var warmUp, var rounds, var jobs) -> words("steps", warmUp, rounds, jobs);
		};
	}

	private static List<String> words(String name, int... numbers) {
		List<String> words = new ArrayList<>(List.of(name));
		for (int number : numbers) {
			words.add(Integer.toString(number));
		}
		return words;
	}

}
