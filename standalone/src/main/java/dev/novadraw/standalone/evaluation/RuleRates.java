package dev.novadraw.standalone.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.novadraw.engine.kind.Language;
import dev.novadraw.kind.text.LabelledSentence;
import dev.novadraw.kind.text.Names;
import dev.novadraw.kind.text.rule.SafeText;

/**
 * The share of labelled sentences that the rules classify as labelled.
 */
record RuleRates(List<Check> checks) {

	private static final Pattern LANGUAGE = Pattern.compile("(?<!\\p{L})(en|de)(?!\\p{L})");

	private static final double MIN_HARMLESS = 0.98;

	private static final double MIN_UNSUITABLE = 0.95;

	static RuleRates of(List<Path> files) throws IOException {
		SafeText rules = new SafeText(Names.NONE);
		List<Check> checks = new ArrayList<>();
		for (Path file : files) {
			Language language = language(file);
			LabelledSentence.read(Files.readAllLines(file))
				.forEach((sentence) -> checks.add(new Check(file.getFileName().toString(), sentence,
						rules.fault(sentence.sentence(), language).orElse(null))));
		}
		return new RuleRates(checks);
	}

	private static Language language(Path file) {
		Matcher code = LANGUAGE.matcher(file.getFileName().toString().toLowerCase(Locale.ROOT));
		if (!code.find()) {
			throw new IllegalArgumentException("The name of a set says its language, en or de: " + file);
		}
		return code.group().equals("en") ? Language.EN : Language.DE;
	}

	boolean areHighEnough() {
		Group all = new Group("all", this.checks);
		return all.share(true) >= MIN_HARMLESS && all.share(false) >= MIN_UNSUITABLE;
	}

	/**
	 * Returns the rates by file and theme, and the sentences that are classified
	 * otherwise than labelled.
	 */
	String report() {
		StringBuilder report = new StringBuilder();
		groups(Check::file).forEach((file) -> report.append(file.row()));
		report.append(System.lineSeparator());
		groups((check) -> check.sentence().theme()).forEach((theme) -> report.append(theme.row()));
		report.append(System.lineSeparator());
		this.checks.stream().filter((check) -> !check.isRight()).forEach((one) -> report.append(one.row()));
		return report.toString();
	}

	private List<Group> groups(Function<Check, String> name) {
		Map<String, List<Check>> groups = this.checks.stream()
			.collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()));
		return groups.entrySet().stream().map((group) -> new Group(group.getKey(), group.getValue())).toList();
	}

	/**
	 * A sentence and what the rules find in it.
	 */
	record Check(String file, LabelledSentence sentence, @Nullable String fault) {

		boolean isRight() {
			return this.sentence.isHarmless() == (this.fault == null);
		}

		String row() {
			return Trial.format("%s: %s | %s | %s%s%n", this.file,
					this.sentence.isHarmless() ? "harmless" : "unsuitable", this.sentence.theme(),
					this.sentence.sentence(), (this.fault != null) ? " (" + this.fault + ")" : "");
		}

	}

	/**
	 * Sentences of one file or theme.
	 */
	private record Group(String name, List<Check> checks) {

		double share(boolean harmless) {
			return (count(harmless) == 0) ? 1 : (double) right(harmless) / count(harmless);
		}

		private long count(boolean harmless) {
			return this.checks.stream().filter((one) -> one.sentence().isHarmless() == harmless).count();
		}

		private long right(boolean harmless) {
			return this.checks.stream()
				.filter((one) -> one.sentence().isHarmless() == harmless && one.isRight())
				.count();
		}

		String row() {
			return Trial.format(
					"%-24s harmless passed %3d of %3d (%5.1f %%), unsuitable stopped %3d of %3d (%5.1f %%)%n",
					this.name, right(true), count(true), 100 * share(true), right(false), count(false),
					100 * share(false));
		}

	}

}
