package dev.novadraw.worker.ai.model;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.springframework.core.io.ClassPathResource;

/**
 * The models that are known, from {@code models.yml}.
 *
 * @param date the day on which the facts were last checked
 * @param models the models
 */
public record ModelCatalog(LocalDate date, List<Listed> models) {

	/**
	 * What may follow the name of a model without making it another one: a date or number
	 * of a snapshot, {@code latest}, or a tag of Ollama.
	 */
	private static final Pattern SNAPSHOT = Pattern.compile("-\\d{3,8}|-\\d{4}-\\d{2}-\\d{2}|-latest|:[\\w.-]{1,100}");

	public ModelCatalog {
		models = List.copyOf(models);
		Set<String> names = new HashSet<>();
		models.stream().map((model) -> model.facts().name()).filter((name) -> !names.add(name)).forEach((twice) -> {
			throw new IllegalArgumentException("The model %s is listed twice".formatted(twice));
		});
	}

	/**
	 * Returns the models of the file that comes with this version.
	 */
	public static ModelCatalog bundled() {
		return Bundled.CATALOG;
	}

	/**
	 * Returns the facts about a model, or cautious assumptions.
	 * @param protocol the protocol that it is called by
	 * @param model its name in requests
	 */
	public ModelFacts facts(String protocol, String model) {
		return this.models.stream()
			.filter((listed) -> listed.protocol().equals(protocol))
			.map(Listed::facts)
			.filter((facts) -> isNamed(model, facts.name()))
			.max(Comparator.comparingInt((facts) -> facts.name().length()))
			.orElseGet(() -> ModelFacts.unknown(model, dearest(protocol)));
	}

	private static boolean isNamed(String model, String name) {
		return model.equals(name)
				|| (model.startsWith(name) && SNAPSHOT.matcher(model.substring(name.length())).matches());
	}

	private Price dearest(String protocol) {
		return this.models.stream()
			.filter((listed) -> listed.protocol().equals(protocol))
			.map((listed) -> listed.facts().price())
			.reduce(Price.FREE, Price::dearer);
	}

	/**
	 * A model and how it is called.
	 *
	 * @param protocol the protocol that it is called by
	 * @param facts what is known about it
	 */
	public record Listed(String protocol, ModelFacts facts) {

	}

	private static final class Bundled {

		static final ModelCatalog CATALOG = ModelFile.read(new ClassPathResource("models.yml"));

		private Bundled() {
		}

	}

}
