package dev.novadraw.gateway.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;

import org.springframework.util.StringUtils;

import dev.novadraw.engine.kind.Kind;

/**
 * Describes a job as one of the jobs of each kind, with {@code kind} as the
 * discriminator. Each has all fields itself, because OpenAPI Generator loses nullability
 * when it merges schemas. For a single kind the choice is left out.
 */
@SuppressWarnings({ "rawtypes", "unchecked" })
final class JobSchemas {

	private static final String SCHEMAS = "#/components/schemas/";

	private final OpenAPI api;

	JobSchemas(OpenAPI api) {
		this.api = api;
	}

	void write(List<Kind<?, ?>> kinds) {
		Schema<?> fields = this.api.getComponents().getSchemas().remove("JobResponse");
		Discriminator discriminator = new Discriminator().propertyName("kind");
		List<Schema> jobs = new ArrayList<>();
		for (Kind<?, ?> kind : kinds) {
			String name = StringUtils.capitalize(kind.name()) + "Job";
			this.api.getComponents().addSchemas(name, job(kind, fields));
			discriminator.mapping(kind.name(), SCHEMAS + name);
			jobs.add(new JsonSchema().$ref(SCHEMAS + name));
		}
		this.api.getComponents()
			.addSchemas("JobResponse", (jobs.size() == 1) ? jobs.getFirst()
					: new JsonSchema().description(fields.getDescription()).oneOf(jobs).discriminator(discriminator));
	}

	private static Schema<?> job(Kind<?, ?> kind, Schema<?> fields) {
		String name = StringUtils.capitalize(kind.name());
		Map<String, Schema> properties = new LinkedHashMap<>(fields.getProperties());
		properties.put("kind",
				new JsonSchema().types(Set.of("string"))
					.description(fields.getProperties().get("kind").getDescription())
					._enum(List.of(kind.name())));
		properties.put("input", new JsonSchema().$ref(SCHEMAS + name + "Options")
			.description("The options of the request, with defaults."));
		properties.put("result", new JsonSchema().description("The result, once the job has succeeded.")
			.oneOf(List.of(new JsonSchema().$ref(SCHEMAS + name), new JsonSchema().types(Set.of("null")))));
		Schema job = new JsonSchema().types(Set.of("object"))
			.description("A job of the kind `%s`. What is not known is null, never left out.".formatted(kind.name()))
			.properties(properties);
		job.setRequired(List.copyOf(properties.keySet()));
		return job;
	}

}
