package dev.novadraw.standalone.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

import dev.novadraw.engine.kind.Generator;
import dev.novadraw.worker.ai.moderation.Moderation;

/**
 * The command {@code nova eval}.
 */
@Command(name = "nova eval", sortOptions = false, mixinStandardHelpOptions = true, headerHeading = "", description = {
		"Has a provider write stories about drawings, one attempt each, and prints their quality: whether "
				+ "they keep every rule, their words, how easy they are to read (English: school years, at most 3.5 is "
				+ "easy; German: at least 70 is easy), seconds and what was paid, in US dollars.%n" },
		exitCodeListHeading = "%nExit codes:%n",
		exitCodeList = { "0:every drawing has its story, or the rules are right often enough",
				"1:at least one has none, or the rules are wrong too often", "2:wrong usage" })
public final class Evaluation implements Callable<Integer> {

	private static final int MAX = 1000;

	private static final String STORY = "story";

	@Option(names = "--provider", paramLabel = "NAME", split = ",", defaultValue = "${env:NOVA_AI_PROVIDER:-offline}",
			description = "Provider of the stories: offline, ollama, openai, anthropic, google; several are a chain. "
					+ "NOVA_AI_PROVIDER, default offline.")
	private List<String> providers = List.of();

	@Option(names = "--model", paramLabel = "MODEL", description = "The model of the first of them.")
	private @Nullable String model;

	@Option(names = "--drawings", paramLabel = "DIR", defaultValue = "${sys:nova.examples:-examples}",
			description = "A directory with PNG and JPEG files. Default: those in examples.")
	private Path drawings = Path.of("examples");

	@Option(names = "--offline",
			description = "Measures the stories of the offline model instead: about the drawings, and "
					+ "about things that children draw. Prints elements, colours, words, readability and how much the stories have in common.")
	private boolean offline;

	@Option(names = "--stories", paramLabel = "N", defaultValue = "60",
			description = "With --offline: the number of generated stories. Default: 60.")
	private int generated;

	@Option(names = "--page", paramLabel = "FILE",
			description = "With --offline: writes a page with drawings and stories side by side.")
	private @Nullable Path page;

	@Option(names = "--rules", description = "Check labelled sentences by the rules of words instead, and print the "
			+ "share that is classified as labelled, and the other sentences.")
	private boolean rules;

	@Option(names = "--set", paramLabel = "FILE", arity = "1..*",
			description = "Files of sentences, \"harmless | theme | sentence\" or \"unsuitable | theme | sentence\", "
					+ "named like de.txt or set-en.txt. Default: those that the rules are tested with.")
	private List<Path> sets = List.of();

	@Option(names = "--sets", hidden = true, defaultValue = "${sys:nova.labelled:-labelled}")
	private Path labelled = Path.of("labelled");

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	public static void main(String[] args) {
		System.exit(new CommandLine(new Evaluation()).setExecutionExceptionHandler((ex, line, parsed) -> {
			line.getErr().println("nova: " + NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
			return 1;
		}).execute(args));
	}

	@Override
	public Integer call() throws IOException {
		if (this.offline) {
			return evaluateOffline();
		}
		return this.rules ? checkSentences() : writeStories();
	}

	private int checkSentences() throws IOException {
		RuleRates rates = RuleRates.of(this.sets.isEmpty() ? files(this.labelled, ".txt") : this.sets);
		this.spec.commandLine().getOut().print(rates.report());
		this.spec.commandLine().getOut().flush();
		return rates.areHighEnough() ? 0 : 1;
	}

	private int writeStories() throws IOException {
		List<Path> files = drawings();
		List<Trial> trials = new ArrayList<>();
		try (ConfigurableApplicationContext context = start()) {
			Trials attempts = new Trials(storyteller(context), context.getBean(Moderation.class));
			for (Path file : files) {
				this.spec.commandLine()
					.getErr()
					.printf("[%d of %d] %s%n", trials.size() + 1, files.size(), file.getFileName());
				trials.add(attempts.with(file));
			}
		}
		print(trials);
		return trials.stream().allMatch(Trial::isValid) ? 0 : 1;
	}

	private int evaluateOffline() throws IOException {
		List<OfflineStory> stories = new OfflineStories().about(drawings(), Math.clamp(this.generated, 0, MAX));
		new OfflineReport(stories).lines().forEach(this.spec.commandLine().getOut()::println);
		if (this.page != null) {
			StoriesPage.write(stories, this.page);
		}
		return 0;
	}

	private List<Path> drawings() throws IOException {
		return files(this.drawings, ".png", ".jpg", ".jpeg");
	}

	private List<Path> files(Path directory, String... endings) throws IOException {
		if (!Files.isDirectory(directory)) {
			throw new ParameterException(this.spec.commandLine(), "There is no directory " + directory);
		}
		try (Stream<Path> all = Files.list(directory)) {
			List<Path> files = all.filter((file) -> hasOneOf(endings, file)).sorted().limit(MAX).toList();
			if (files.isEmpty()) {
				throw new ParameterException(this.spec.commandLine(), "There is no suitable file in " + directory);
			}
			return files;
		}
	}

	private static boolean hasOneOf(String[] endings, Path file) {
		String name = file.toString().toLowerCase(Locale.ROOT);
		return Stream.of(endings).anyMatch(name::endsWith);
	}

	private ConfigurableApplicationContext start() {
		List<String> settings = new ArrayList<>(List.of("--nova.ai.chain=" + String.join(",", this.providers)));
		if (this.model != null) {
			settings.add("--nova.ai.providers.%s.model=%s".formatted(this.providers.getFirst(), this.model));
		}
		return new SpringApplicationBuilder(EvaluationConfiguration.class).web(WebApplicationType.NONE)
			.properties("spring.config.name=nova-evaluation")
			.run(settings.toArray(String[]::new));
	}

	private static Generator<?, ?> storyteller(ConfigurableApplicationContext context) {
		return context.getBeansOfType(Generator.class)
			.values()
			.stream()
			.filter((generator) -> generator.kind().name().equals(STORY))
			.findFirst()
			.orElseThrow();
	}

	private void print(List<Trial> trials) {
		TextTable table = TextTable.forColumns(this.spec.commandLine().getColorScheme(), column(26, 0), column(28, 1),
				column(24, 1), column(6, 1), column(7, 1), column(13, 1), column(9, 1), column(9, 1), column(60, 1));
		table.addRowValues("drawing", "valid", "model", "lang", "words", "readability", "seconds", "dollars", "title");
		trials.forEach((trial) -> trial.rows().forEach(table::addRowValues));
		this.spec.commandLine().getOut().print(table);
		this.spec.commandLine().getOut().println(summary(trials));
	}

	private static Column column(int width, int indent) {
		return new Column(width, indent, Overflow.TRUNCATE);
	}

	private static String summary(List<Trial> trials) {
		double[] seconds = trials.stream().mapToDouble(Trial::seconds).sorted().toArray();
		return Trial.format("%n%d of %d valid, median %.1f s, %.4f dollars in all",
				trials.stream().filter(Trial::isValid).count(), trials.size(), seconds[seconds.length / 2],
				trials.stream().mapToDouble(Trial::cost).sum());
	}

}
