package dev.novadraw.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.novadraw.benchmarks.load.Percentiles;

/**
 * The results of several runs of the same measurement.
 *
 * @param runs the figures of each run, by name
 */
public record Figures(List<Map<String, Double>> runs) {

	/**
	 * Groups rounds of the same measurements in the same order by measurement.
	 * @return the runs of each measurement
	 */
	public static List<Figures> byPlace(List<List<Map<String, Double>>> rounds) {
		return IntStream.range(0, rounds.getFirst().size())
			.mapToObj((place) -> new Figures(rounds.stream().map((round) -> round.get(place)).toList()))
			.toList();
	}

	/**
	 * Returns the figures of one run as a progress message.
	 */
	public static String plainly(Map<String, Double> run) {
		return new TreeMap<>(run).entrySet()
			.stream()
			.map((figure) -> figure.getKey() + " " + number(figure.getValue(), 1))
			.collect(Collectors.joining(", "));
	}

	/**
	 * Returns the median of all runs.
	 */
	public double median(String name) {
		return new Percentiles(all(name)).median();
	}

	/**
	 * Returns the median as text, with the range if there are several runs.
	 */
	public String text(String name, int decimals) {
		double[] all = all(name);
		Arrays.sort(all);
		if (all.length == 1) {
			return number(all[0], decimals);
		}
		return "%s (%s – %s)".formatted(number(median(name), decimals), number(all[0], decimals),
				number(all[all.length - 1], decimals));
	}

	/**
	 * Returns a number in the format of all reports.
	 */
	public static String number(double value, int decimals) {
		return String.format(Locale.ROOT, "%,." + decimals + "f", value);
	}

	/**
	 * Returns a sentence on whether a target was met, and on the ratio to the limit if
	 * not.
	 * @param target the words of the target
	 * @param value the measured value
	 * @param limit the upper limit
	 */
	public static String atMost(String target, double value, double limit) {
		return verdict(target, value <= limit, value, limit);
	}

	/**
	 * Returns a sentence on whether a target was met, and on the ratio to the limit if
	 * not.
	 * @param target the words of the target
	 * @param value the measured value
	 * @param limit the lower limit
	 */
	public static String atLeast(String target, double value, double limit) {
		return verdict(target, value >= limit, value, limit);
	}

	private static String verdict(String target, boolean met, double value, double limit) {
		String measured = number(value, 2);
		return met ? "%s: **met** (%s)".formatted(target, measured)
				: "%s: **not met** (%s, %s times the target)".formatted(target, measured, number(value / limit, 2));
	}

	private double[] all(String name) {
		return this.runs.stream().mapToDouble((run) -> run.getOrDefault(name, Double.NaN)).toArray();
	}

}
