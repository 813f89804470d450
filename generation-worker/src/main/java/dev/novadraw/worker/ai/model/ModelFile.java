package dev.novadraw.worker.ai.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.Resource;

/**
 * The file of models, as it is written. Reading fails on anything unknown, missing or out
 * of range, because a price that is not read would let a spend cap pass.
 *
 * @param date the day on which it was last checked
 * @param vendors the makers of the models, by name
 */
record ModelFile(String date, Map<String, Vendor> vendors) {

	static ModelCatalog read(Resource resource) {
		try {
			Binder binder = new Binder(
					ConfigurationPropertySources.from(new YamlPropertySourceLoader().load("models", resource)));
			return binder
				.bind("models", Bindable.of(ModelFile.class), new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
				.get()
				.catalog();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private ModelCatalog catalog() {
		return new ModelCatalog(day("date", this.date),
				this.vendors.values().stream().flatMap(Vendor::models).toList());
	}

	private static LocalDate day(String what, String text) {
		try {
			return LocalDate.parse(text);
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("%s: '%s' must be a day such as 2026-11-30".formatted(what, text), ex);
		}
	}

	/**
	 * A maker of models.
	 *
	 * @param protocol the protocol that its models are called by
	 * @param list the models
	 */
	record Vendor(String protocol, List<Entry> list) {

		Stream<ModelCatalog.Listed> models() {
			return this.list.stream().map((entry) -> new ModelCatalog.Listed(this.protocol, entry.facts()));
		}

	}

	/**
	 * A model, as it is written.
	 *
	 * @param name see {@link ModelFacts}
	 * @param purpose see {@link ModelFacts}
	 * @param price see {@link ModelFacts}
	 * @param retires the day, or empty
	 * @param replacement see {@link ModelFacts}
	 * @param temperature see {@link ModelFacts}
	 * @param reasoning the level, or empty
	 * @param reasoningLevels see {@link ModelFacts}
	 * @param structuredOutput see {@link ModelFacts}
	 * @param pictures see {@link ModelFacts}
	 * @param audio see {@link ModelFacts}
	 * @param languages see {@link ModelFacts}
	 */
	record Entry(String name, @DefaultValue("chat") Purpose purpose, PriceSettings price,
			@DefaultValue("") String retires, @DefaultValue("") String replacement,
			@DefaultValue("false") boolean temperature, @DefaultValue("provider") String reasoning,
			@DefaultValue Set<String> reasoningLevels, @DefaultValue("none") StructuredOutput structuredOutput,
			@DefaultValue("false") boolean pictures, @DefaultValue("false") boolean audio,
			@DefaultValue Set<String> languages) {

		Entry {
			price.requireInRange(name + ".price");
			if (purpose == Purpose.CHAT && !price.namesTokens()) {
				throw new IllegalArgumentException(name + ": a chat model needs the prices of input and output");
			}
			reasoningLevels.forEach((level) -> Reasoning.read(name + ".reasoning-levels", level));
		}

		ModelFacts facts() {
			return new ModelFacts(this.name, true, this.purpose, this.price.over(Price.FREE),
					this.retires.isEmpty() ? null : day(this.name + ".retires", this.retires), this.replacement,
					this.temperature, Reasoning.read(this.name + ".reasoning", this.reasoning), this.reasoningLevels,
					this.structuredOutput, this.pictures, this.audio, this.languages);
		}

	}

}
