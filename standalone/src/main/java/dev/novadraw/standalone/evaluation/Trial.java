package dev.novadraw.standalone.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.job.AttemptCall;
import dev.novadraw.engine.job.Spending;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Outcome;

/**
 * One drawing and the result of its attempt.
 *
 * @param drawing the name of its file
 * @param outcome the outcome of the attempt
 * @param spent the tokens and cost of the attempt
 * @param duration the duration of the attempt
 */
record Trial(String drawing, Outcome<?> outcome, Spending spent, Duration duration) {

	private static final double MICROS = 1_000_000;

	boolean isValid() {
		return this.outcome instanceof Outcome.Completed<?>;
	}

	double cost() {
		return this.spent.costMicros() / MICROS;
	}

	double seconds() {
		return this.duration.toMillis() / 1000.0;
	}

	/**
	 * Returns a row for each language, or one row with the reason if there is no story.
	 */
	List<String[]> rows() {
		if (!(this.outcome instanceof Outcome.Completed<?>(var result))) {
			return List.<String[]>of(row("no: " + reason(), "", "", "", "", providerError()));
		}
		JsonNode story = Json.MAPPER.valueToTree(result);
		List<String[]> rows = new ArrayList<>();
		story.path("text")
			.propertyNames()
			.forEach((language) -> rows.add(row(rows.isEmpty() ? "yes" : "", story.path("model").asString(""), language,
					story.path("word_count").path(language).asString(""),
					story.path("readability").path(language).asString(""),
					story.path("title").path(language).asString(""))));
		return rows;
	}

	private String[] row(String valid, String model, String language, String words, String readability, String title) {
		boolean first = !valid.isEmpty();
		return new String[] { first ? this.drawing : "", valid, model, language, words, readability,
				first ? format("%.1f", seconds()) : "", first ? format("%.4f", cost()) : "", title };
	}

	private String reason() {
		return switch (this.outcome) {
			case Outcome.Failed<?>(var problem) -> problem.code();
			case Outcome.Retry<?>(var problem, var after) -> problem.code();
			case Outcome.Snoozed<?>(var after, var why) -> why;
			case Outcome.Canceled<?> canceled -> "canceled";
			case Outcome.Completed<?> completed -> "";
		};
	}

	// In place of the title: what the provider said about the last call.
	private String providerError() {
		List<AttemptCall> calls = this.spent.calls();
		return calls.isEmpty() ? "" : (pair("status", calls.getLast().status()) + pair("code", calls.getLast().code())
				+ pair("param", calls.getLast().param()))
			.strip();
	}

	private static String pair(String name, @Nullable Object value) {
		return (value != null) ? " " + name + "=" + value : "";
	}

	static String format(String form, Object... values) {
		return String.format(Locale.ROOT, form, values);
	}

}
