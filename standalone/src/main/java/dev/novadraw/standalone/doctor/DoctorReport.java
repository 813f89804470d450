package dev.novadraw.standalone.doctor;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

import dev.novadraw.worker.ai.check.Capability;
import dev.novadraw.worker.ai.check.Diagnosis;
import dev.novadraw.worker.ai.model.Price;

/**
 * The results of the doctor, as a table of one column for each provider, and sentences.
 *
 * @param found what was found, one for each provider
 */
record DoctorReport(List<Diagnosis> found) {

	private static final int LABEL = 19;

	private static final int VALUE = 26;

	void print(CommandLine line) {
		Column[] columns = Stream
			.concat(Stream.of(new Column(LABEL, 0, Overflow.TRUNCATE)),
					this.found.stream().map((one) -> new Column(VALUE, 1, Overflow.WRAP)))
			.toArray(Column[]::new);
		TextTable table = TextTable.forColumns(line.getColorScheme(), columns);
		row(table, "", this.found.stream().map(Diagnosis::provider));
		row(table, "name", this.found.stream().map(Diagnosis::model));
		Arrays.stream(Capability.values())
			.forEach((capability) -> row(table, capability.label(),
					this.found.stream().map((one) -> text(one.result(capability)))));
		row(table, "price in/out", this.found.stream().map((one) -> text(one.price())));
		row(table, "retires",
				this.found.stream().map((one) -> (one.retires() != null) ? one.retires().toString() : "-"));
		line.getOut().print(table);
		sentences(line.getOut());
		line.getOut().flush();
	}

	private static void row(TextTable table, String label, Stream<String> values) {
		List<String> row = new ArrayList<>(List.of(label));
		values.forEach(row::add);
		table.addRowValues(row.toArray(String[]::new));
	}

	private static String text(Diagnosis.Result result) {
		return switch (result) {
			case YES -> "yes";
			case NO -> "NO";
			case SKIPPED -> "-";
		};
	}

	private static String text(Price price) {
		return price.isPaid() ? String.format(Locale.ROOT, "%.2f / %.2f", price.input(), price.output()) : "0";
	}

	private void sentences(PrintWriter out) {
		List<String> problems = this.found.stream().flatMap((one) -> one.problems().stream()).toList();
		List<String> notices = this.found.stream().flatMap((one) -> one.notices().stream()).toList();
		out.println();
		out.println(problems.isEmpty() ? "Nothing to change." : "To change:");
		problems.forEach((problem) -> out.println("- " + problem));
		if (!notices.isEmpty()) {
			out.println("To know:");
			notices.forEach((notice) -> out.println("- " + notice));
		}
	}

}
