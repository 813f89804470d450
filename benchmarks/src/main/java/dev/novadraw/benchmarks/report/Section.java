package dev.novadraw.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One question and its results.
 *
 * @param title the question
 * @param how the description of the measurement, in a paragraph
 * @param columns the header of the table
 * @param rows the rows of the table
 * @param verdicts each target with its result
 */
public record Section(String title, String how, List<String> columns, List<List<String>> rows, List<String> verdicts) {

	/**
	 * Returns the section as Markdown, with an aligned table that is readable as plain
	 * text.
	 */
	public String markdown() {
		List<List<String>> all = new ArrayList<>(List.of(this.columns));
		all.addAll(this.rows);
		int[] widths = IntStream.range(0, this.columns.size())
			.map((column) -> all.stream().mapToInt((row) -> row.get(column).length()).max().orElse(1))
			.toArray();
		List<String> lines = new ArrayList<>(all.stream().map((row) -> line(row, widths)).toList());
		lines.add(1, IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|")));
		String verdicts = this.verdicts.stream().map((verdict) -> "- " + verdict + "\n").collect(Collectors.joining());
		return "## %s%n%n%s%n%n%s%n%n%s".formatted(this.title, this.how.strip(), String.join("\n", lines), verdicts);
	}

	private static String line(List<String> row, int[] widths) {
		return IntStream.range(0, widths.length)
			.mapToObj((column) -> row.get(column) + " ".repeat(widths[column] - row.get(column).length()))
			.collect(Collectors.joining(" | ", "| ", " |"));
	}

}
