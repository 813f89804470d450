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

import dev.novadraw.kind.Kind;

/**
 * Describes a job as one of the jobs of each kind, told apart by {@code kind}: another
 * kind changes nothing for clients of those before.
 */
@SuppressWarnings({ "rawtypes", "unchecked" })
final class JobSchemas {

	private static final String SCHEMAS = "#/components/schemas/";

	private static final String FIELDS = "JobFields";

	private static final List<String> OF_KIND = List.of("kind", "input", "result");

	private final OpenAPI api;

	JobSchemas(OpenAPI api) {
		this.api = api;
	}

	void write(List<Kind<?, ?>> kinds) {
		Schema<?> fields = this.api.getComponents().getSchemas().remove("JobBody");
		String description = fields.getDescription();
		Schema<?> ofKind = fields.getProperties().get("kind");
		List<String> required = new ArrayList<>(fields.getRequired());
		OF_KIND.forEach(fields.getProperties()::remove);
		required.removeAll(OF_KIND);
		fields.setRequired(required);
		fields.setDescription("Fields of jobs of every kind.");
		this.api.getComponents().addSchemas(FIELDS, fields);
		Discriminator discriminator = new Discriminator().propertyName("kind");
		List<Schema> jobs = new ArrayList<>();
		for (Kind<?, ?> kind : kinds) {
			String name = StringUtils.capitalize(kind.name()) + "Job";
			this.api.getComponents().addSchemas(name, job(kind, ofKind.getDescription()));
			discriminator.mapping(kind.name(), SCHEMAS + name);
			jobs.add(new JsonSchema().$ref(SCHEMAS + name));
		}
		this.api.getComponents()
			.addSchemas("JobBody", new JsonSchema().description(description).oneOf(jobs).discriminator(discriminator));
	}

	private static Schema<?> job(Kind<?, ?> kind, String description) {
		String name = StringUtils.capitalize(kind.name());
		Map<String, Schema> properties = new LinkedHashMap<>();
		properties.put("kind",
				new JsonSchema().types(Set.of("string")).description(description)._enum(List.of(kind.name())));
		properties.put("input", new JsonSchema().$ref(SCHEMAS + name + "Options")
			.description("The options of the request, with defaults."));
		properties.put("result", new JsonSchema().description("The result, once the job has succeeded.")
			.oneOf(List.of(new JsonSchema().$ref(SCHEMAS + name), new JsonSchema().types(Set.of("null")))));
		Schema job = new JsonSchema().types(Set.of("object"))
			.description("A job of the kind `%s`.".formatted(kind.name()))
			.properties(properties);
		job.setAllOf(List.of(new JsonSchema().$ref(SCHEMAS + FIELDS)));
		job.setRequired(OF_KIND);
		return job;
	}

}
