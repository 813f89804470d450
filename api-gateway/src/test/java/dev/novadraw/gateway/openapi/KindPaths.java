package dev.novadraw.gateway.openapi;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Encoding;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import jakarta.validation.Validator;
import tools.jackson.databind.JsonNode;

import org.springframework.util.StringUtils;

import dev.novadraw.engine.client.Owner;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.DrawingUse;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.gateway.submit.option.OptionRules;

/**
 * Writes the operations that all kinds share once for each kind, with the schemas of that
 * kind.
 */
@SuppressWarnings({ "rawtypes", "unchecked" })
final class KindPaths {

	private static final String ALL = "/v1/{collection}";

	private static final String SINGLE = "/v1/{collection}/{id}";

	private final OpenAPI api;

	private final Validator validator;

	KindPaths(OpenAPI api, Validator validator) {
		this.api = api;
		this.validator = validator;
	}

	void write(Iterable<Kind<?, ?>> kinds) {
		PathItem all = this.api.getPaths().remove(ALL);
		PathItem single = this.api.getPaths().remove(SINGLE);
		for (Kind<?, ?> kind : kinds) {
			this.api.getPaths().addPathItem("/v1/" + kind.collection(), all(kind, copy(all)));
			this.api.getPaths().addPathItem("/v1/" + kind.collection() + "/{id}", single(kind, copy(single)));
		}
	}

	private static PathItem copy(PathItem item) {
		return Json31.mapper().convertValue(item, PathItem.class);
	}

	private PathItem all(Kind<?, ?> kind, PathItem item) {
		String name = StringUtils.capitalize(kind.name());
		name(item.getPost(), kind, "create" + name, "Submits a %s.".formatted(kind.name()));
		item.getPost().setRequestBody(body(kind, input(kind)));
		name(item.getGet(), kind, "list" + StringUtils.capitalize(kind.collection()),
				"Lists %s, newest first.".formatted(kind.collection()));
		answer(item.getGet(), "200", page(result(kind)));
		return item;
	}

	private PathItem single(Kind<?, ?> kind, PathItem item) {
		String name = StringUtils.capitalize(kind.name());
		Schema<?> result = result(kind);
		name(item.getGet(), kind, "get" + name, "Returns a %s without its job.".formatted(kind.name()));
		answer(item.getGet(), "200", result);
		name(item.getPatch(), kind, "change" + name,
				"Marks a %s as a favourite, or removes the mark.".formatted(kind.name()));
		answer(item.getPatch(), "200", result);
		return item;
	}

	private static void name(Operation operation, Kind<?, ?> kind, String id, String summary) {
		operation.setOperationId(id);
		operation.setSummary(summary);
		operation.setTags(List.of(StringUtils.capitalize(kind.collection())));
		operation.getParameters().removeIf((parameter) -> "collection".equals(parameter.getName()));
	}

	static void answer(Operation operation, String status, Schema<?> schema) {
		operation.getResponses()
			.get(status)
			.setContent(new Content().addMediaType("application/json", new MediaType().schema((Schema) schema)));
	}

	/** Returns the options of a kind, its own and those that all kinds share. */
	private Schema<?> input(Kind<?, ?> kind) {
		Schema<?> own = define(kind.inputType(), StringUtils.capitalize(kind.name()) + "Options");
		own.setRequired(
				own.getRequired().stream().filter((field) -> !isNullable(own.getProperties().get(field))).toList());
		return own;
	}

	private static boolean isNullable(Schema<?> schema) {
		return schema.getTypes() != null && schema.getTypes().contains("null");
	}

	private RequestBody body(Kind<?, ?> kind, Schema<?> options) {
		String name = StringUtils.capitalize(kind.name()) + "Request";
		OptionRules rules = OptionRules.of(kind, this.validator);
		Map<String, Schema> fields = new LinkedHashMap<>(options.getProperties());
		fields.put("user",
				text(Owner.MAX_USER,
						"Your own reference to the end user, meaningless to others. Not an e-mail address.")
					.pattern("^" + Owner.USER + "$"));
		fields.put("priority", text(10, "`normal`, or `low` for jobs that may wait longer than your others.")
			._enum(List.of("normal", "low")));
		Map<String, Schema> properties = new LinkedHashMap<>(fields);
		rules.defaults().forEach((option, value) -> properties.put(option, withDefault(properties.get(option), value)));
		properties.put("metadata",
				new JsonSchema().types(Set.of("object"))
					.description("Your own notes, up to 50 pairs, returned with the job and its result.")
					.maxProperties(50)
					.additionalProperties(text(500, null)));
		Schema<?> request = new JsonSchema().types(Set.of("object"))
			.description("The options. Those that are not required may be left out.")
			.properties(properties);
		request.setRequired(options.getProperties().keySet().stream().filter(rules.required()::contains).toList());
		this.api.getComponents().addSchemas(name, request);
		Schema<?> reference = new JsonSchema().$ref("#/components/schemas/" + name);
		Content content = new Content();
		if (kind.drawing() != DrawingUse.NONE) {
			content.addMediaType("multipart/form-data", multipart(kind, reference, fields));
		}
		if (kind.drawing() != DrawingUse.REQUIRED) {
			content.addMediaType("application/json", new MediaType().schema((Schema) reference));
		}
		return new RequestBody().required(true).content(content);
	}

	private static Schema<?> withDefault(Schema<?> option, JsonNode value) {
		Schema copy = Json31.mapper().convertValue(option, Schema.class);
		copy.setDefault(Json.MAPPER.treeToValue(value, Object.class));
		return copy;
	}

	private static MediaType multipart(Kind<?, ?> kind, Schema<?> reference, Map<String, Schema> options) {
		Map<String, Schema> parts = new LinkedHashMap<>();
		parts.put("drawing", new JsonSchema().types(Set.of("string"))
			.format("binary")
			.description(
					"The drawing as PNG, JPEG or WebP, up to 10 MB, 50 to 8192 pixels a side and 25 million in all."));
		parts.put("request", (Schema) reference);
		options.forEach((name, option) -> parts.put(name, field(option)));
		Schema<?> form = new JsonSchema().types(Set.of("object"))
			.description(
					"The drawing, and the options either as one JSON part `request` or as one field each (lists with commas or as a field for each item, metadata as `metadata[key]`).")
			.properties(parts);
		form.setRequired((kind.drawing() == DrawingUse.REQUIRED) ? List.of("drawing") : null);
		return new MediaType().schema((Schema) form)
			.addEncoding("request", new Encoding().contentType("application/json"))
			.addEncoding("drawing", new Encoding().contentType("image/png, image/jpeg, image/webp"));
	}

	/**
	 * Returns an option as a separate form field. It has no default: some clients would
	 * send it beside a part with all options, which is invalid.
	 */
	private static Schema field(Schema<?> option) {
		if (!isNullable(option)) {
			return option;
		}
		Schema field = Json31.mapper().convertValue(option, Schema.class);
		Set<String> types = new LinkedHashSet<>(field.getTypes());
		types.remove("null");
		field.setTypes(types);
		return field;
	}

	/** Returns the result of a kind, with the fields that all results share. */
	private Schema<?> result(Kind<?, ?> kind) {
		String name = StringUtils.capitalize(kind.name());
		Schema<?> own = define(kind.resultType(), name);
		Map<String, Schema> properties = new LinkedHashMap<>();
		properties.put("id", text(36, "The id of the job that made it."));
		properties.put("object", text(40, "Always `" + kind.name() + "`.").example(kind.name()));
		properties.put("created_at",
				new JsonSchema().types(Set.of("string"))
					.format("date-time")
					.description("The time of the submission."));
		properties.putAll(own.getProperties());
		properties.put("favorite", new JsonSchema().types(Set.of("boolean")).description("True for a favourite."));
		properties.put("user", new JsonSchema().types(new LinkedHashSet<>(List.of("string", "null")))
			.description("Your own reference to the end user."));
		properties.put("metadata",
				new JsonSchema().types(Set.of("object"))
					.description("Your own notes.")
					.additionalProperties(text(500, null)));
		properties.put("image_url",
				new JsonSchema().types(new LinkedHashSet<>(List.of("string", "null")))
					.format("uri")
					.description("The address of the drawing."));
		properties.put("generation_time",
				new JsonSchema().types(Set.of("number")).description("The duration in seconds."));
		properties.put("ai_generated", new JsonSchema().types(Set.of("boolean")).description("Always true."));
		((Schema) own).setProperties(properties);
		own.setRequired(List.copyOf(properties.keySet()));
		return new JsonSchema().$ref("#/components/schemas/" + name);
	}

	private Schema<?> define(Class<?> type, String name) {
		ResolvedSchema resolved = ModelConverters.getInstance(true).readAllAsResolvedSchema(type);
		resolved.referencedSchemas.forEach((other, schema) -> {
			if (!other.equals(resolved.schema.getName()) && !other.equals(type.getSimpleName())) {
				this.api.getComponents().addSchemas(other, schema);
			}
		});
		Schema<?> schema = Json31.mapper().convertValue(resolved.schema, Schema.class);
		schema.setName(null);
		this.api.getComponents().addSchemas(name, schema);
		return schema;
	}

	private static Schema<?> page(Schema<?> item) {
		Map<String, Schema> properties = new LinkedHashMap<>();
		properties.put("object", text(10, "Always `list`."));
		properties.put("data", new JsonSchema().types(Set.of("array")).items((Schema) item));
		properties.put("has_more", new JsonSchema().types(Set.of("boolean")));
		properties.put("next_cursor", new JsonSchema().types(new LinkedHashSet<>(List.of("string", "null"))));
		return new JsonSchema().types(Set.of("object"))
			.properties(properties)
			.required(List.of("object", "data", "has_more", "next_cursor"));
	}

	private static Schema text(int longest, String description) {
		return new JsonSchema().types(Set.of("string")).maxLength(longest).description(description);
	}

}
