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
 * What several runs of the same thing measured.
 *
 * @param runs the figures of each, by name
 */
public record Figures(List<Map<String, Double>> runs) {

	/**
	 * Of rounds in which the same things were measured in the same order: the runs of
	 * each thing.
	 */
	public static List<Figures> byPlace(List<List<Map<String, Double>>> rounds) {
		return IntStream.range(0, rounds.getFirst().size())
			.mapToObj((place) -> new Figures(rounds.stream().map((round) -> round.get(place)).toList()))
			.toList();
	}

	/**
	 * The figures of one run for somebody who is watching.
	 */
	public static String plainly(Map<String, Double> run) {
		return new TreeMap<>(run).entrySet()
			.stream()
			.map((figure) -> figure.getKey() + " " + number(figure.getValue(), 1))
			.collect(Collectors.joining(", "));
	}

	/**
	 * The middle one of all runs.
	 */
	public double median(String name) {
		return new Percentiles(all(name)).median();
	}

	/**
	 * The middle one as text, and from where to where it went if there were several.
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
	 * A number as it is printed everywhere.
	 */
	public static String number(double value, int decimals) {
		return String.format(Locale.ROOT, "%,." + decimals + "f", value);
	}

	/**
	 * Says whether a target was met, and by how much not.
	 * @param target the words of the target
	 * @param value what was measured
	 * @param limit what must not be exceeded
	 */
	public static String atMost(String target, double value, double limit) {
		return verdict(target, value <= limit, value, limit);
	}

	/**
	 * Says whether a target was met, and by how much not.
	 * @param target the words of the target
	 * @param value what was measured
	 * @param limit what must be reached
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
