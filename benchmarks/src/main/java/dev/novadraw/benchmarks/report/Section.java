package dev.novadraw.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One question and the table that answers it.
 *
 * @param title the question
 * @param how what was done, in a paragraph
 * @param columns the head of the table
 * @param rows its rows
 * @param verdicts what follows from it: each target, and whether it was met
 */
public record Section(String title, String how, List<String> columns, List<List<String>> rows, List<String> verdicts) {

	/**
	 * The section in Markdown, its table lined up so that it reads well as it is.
	 */
	public String markdown() {
		List<List<String>> all = new ArrayList<>(List.of(this.columns));
		all.addAll(this.rows);
		int[] widths = IntStream.range(0, this.columns.size())
			.map((column) -> all.stream().mapToInt((row) -> row.get(column).length()).max().orElse(1))
			.toArray();
		List<String> lines = new ArrayList<>(all.stream().map((row) -> line(row, widths)).toList());
		lines.add(1, IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|")));
		String verdicts = this.verdicts.stream().map((one) -> "- " + one + "\n").collect(Collectors.joining());
		return "## %s%n%n%s%n%n%s%n%n%s".formatted(this.title, this.how.strip(), String.join("\n", lines), verdicts);
	}

	private static String line(List<String> row, int[] widths) {
		return IntStream.range(0, widths.length)
			.mapToObj((column) -> row.get(column) + " ".repeat(widths[column] - row.get(column).length()))
			.collect(Collectors.joining(" | ", "| ", " |"));
	}

}
