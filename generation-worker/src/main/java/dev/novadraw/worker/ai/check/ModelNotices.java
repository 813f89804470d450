package dev.novadraw.worker.ai.check;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.novadraw.worker.ai.model.ModelFacts;
import dev.novadraw.worker.ai.model.Price;
import dev.novadraw.worker.ai.model.StructuredOutput;
import dev.novadraw.worker.ai.provider.Route;

/**
 * Notices for operators about the models in use: those that retire soon, and those that
 * may not do what a story needs.
 */
public final class ModelNotices {

	/** The number of days before its retirement from which a model is named. */
	public static final int RETIREMENT_DAYS = 60;

	private static final List<String> LANGUAGES = List.of("en", "de");

	private ModelNotices() {
	}

	/**
	 * Returns one sentence for each model of a route that has retired or retires soon.
	 */
	public static List<String> retirements(Route route, LocalDate today) {
		return models(route).filter((model) -> model.facts().retiresWithin(today, RETIREMENT_DAYS))
			.map((model) -> retirement(route, model, today))
			.toList();
	}

	private static Stream<Model> models(Route route) {
		Stream<Model> chat = Stream.of(new Model("MODEL", route.facts()));
		Stream<Model> others = Stream
			.of(model(route, "MODERATION_MODEL", route.settings().moderationModel()),
					model(route, "MODERATION_CHAT_MODEL", route.settings().moderationChatModel()))
			.filter((model) -> !model.facts().name().isEmpty());
		return Stream.concat(chat, others);
	}

	private static Model model(Route route, String setting, String name) {
		return new Model(setting, route.settings().protocol().facts(name));
	}

	private static String retirement(Route route, Model model, LocalDate today) {
		ModelFacts facts = model.facts();
		String when = facts.isRetired(today)
				? "retired on %s: requests fail or go to another model".formatted(facts.retires())
				: "retires on %s, in %d days".formatted(facts.retires(),
						ChronoUnit.DAYS.between(today, Objects.requireNonNull(facts.retires())));
		return "The model '%s' of the AI provider '%s' %s. Set %s%s".formatted(facts.name(), route.provider(), when,
				route.variable(model.setting()),
				facts.replacement().isEmpty() ? "" : ", for example to " + facts.replacement());
	}

	/**
	 * Returns one sentence for each thing that a model is not known to do.
	 */
	public static List<String> limits(Route route) {
		ModelFacts facts = route.facts();
		String model = "The model '%s' of the AI provider '%s'".formatted(route.model(), route.provider());
		List<String> notices = new ArrayList<>();
		if (!facts.known()) {
			notices.add(model + " is not listed in models.yml: " + assumptions(route));
		}
		if (!facts.pictures()) {
			notices.add(model + " takes no pictures, so it cannot see drawings");
		}
		LANGUAGES.stream()
			.filter(facts::lacks)
			.forEach((language) -> notices.add("%s is not known to write '%s'".formatted(model, language)));
		if (facts.refuses(route.settings().endpoint().dials().reasoning())) {
			notices.add("%s takes other reasoning: set %s to one of %s".formatted(model, route.variable("REASONING"),
					String.join(", ", facts.reasoningLevels().stream().sorted().toList())));
		}
		return List.copyOf(notices);
	}

	private static String assumptions(Route route) {
		List<String> assumptions = new ArrayList<>();
		Price price = route.price();
		if (price.isPaid() && !route.settings().price().namesTokens()) {
			assumptions
				.add("calls count as $%s and $%s per million tokens, the highest price of its protocol; set %s and %s"
					.formatted(price.input(), price.output(), route.variable("PRICE_INPUT"),
							route.variable("PRICE_OUTPUT")));
		}
		if (route.settings().structuredOutput() == StructuredOutput.AUTO) {
			assumptions.add("the prompt describes the answer; set %s=schema if it takes a JSON schema"
				.formatted(route.variable("STRUCTURED_OUTPUT")));
		}
		return assumptions.isEmpty() ? "nothing is known of its retirement" : String.join("; ", assumptions);
	}

	/**
	 * A model and the end of the name of its variable.
	 */
	private record Model(String setting, ModelFacts facts) {

	}

}
