package dev.novadraw.gateway.openapi;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;

/**
 * Describes records as they are serialized: names in snake case, every property present,
 * and null where the code allows it.
 */
@SuppressWarnings({ "rawtypes", "unchecked" })
final class RecordSchemas implements ModelConverter {

	/** Printable ASCII without escapes, and with plain groups only. */
	private static final java.util.regex.Pattern PORTABLE = java.util.regex.Pattern
		.compile("(?:[\\x20-\\x7e&&[^\\\\(]]|\\((?!\\?))*+");

	private final Set<Schema<?>> done = new HashSet<>();

	@Override
	public Schema<?> resolve(io.swagger.v3.core.converter.AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> chain) {
		if (JsonNode.class.isAssignableFrom(Json.mapper().constructType(type.getType()).getRawClass())) {
			return new JsonSchema();
		}
		Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
		JavaType java = Json.mapper().constructType(type.getType());
		if (schema == null || !java.getRawClass().isRecord()) {
			return schema;
		}
		Schema<?> defined = (schema.get$ref() != null)
				? context.getDefinedModels().get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1))
				: schema;
		if (defined != null && defined.getProperties() != null && this.done.add(defined)) {
			describe(defined, java.getRawClass());
		}
		return schema;
	}

	private static void describe(Schema<?> schema, Class<?> type) {
		Map<String, Schema> properties = new LinkedHashMap<>();
		List<String> required = new ArrayList<>();
		for (RecordComponent component : type.getRecordComponents()) {
			Schema<?> property = schema.getProperties().get(component.getName());
			if (property == null) {
				continue;
			}
			boolean sent = component.getAccessor().isAnnotationPresent(NotNull.class);
			boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class) && !sent;
			boolean leftOut = isLeftOut(component, type) && !sent;
			sayPattern(component.getAccessor().getAnnotatedReturnType(), property);
			properties.put(snakeCase(component.getName()), (nullable && !leftOut) ? orNull(property) : property);
			if (!leftOut) {
				required.add(snakeCase(component.getName()));
			}
		}
		((Schema) schema).setProperties(properties);
		schema.setRequired(required);
	}

	// Some regex engines, such as those of Python and JavaScript, do not support Unicode
	// classes.
	private static void sayPattern(AnnotatedType type, Schema<?> schema) {
		Pattern pattern = type.getAnnotation(Pattern.class);
		if (pattern != null && !PORTABLE.matcher(pattern.regexp()).matches()) {
			schema.setPattern(null);
			schema.setDescription(pattern.message());
		}
		if (schema.getItems() != null && type instanceof AnnotatedParameterizedType list) {
			sayPattern(list.getAnnotatedActualTypeArguments()[0], schema.getItems());
		}
	}

	private static boolean isLeftOut(RecordComponent component, Class<?> type) {
		JsonInclude own = component.getAnnotation(JsonInclude.class);
		JsonInclude all = type.getAnnotation(JsonInclude.class);
		boolean isList = List.class.isAssignableFrom(component.getType());
		boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
		return (own != null || all != null) && (nullable || isList) || type.getSimpleName().endsWith("Request");
	}

	private static Schema<?> orNull(Schema<?> schema) {
		if (schema.get$ref() != null) {
			Schema<?> reference = new JsonSchema().$ref(schema.get$ref());
			return new JsonSchema().description(schema.getDescription())
				.oneOf(List.of(reference, new JsonSchema().types(Set.of("null"))));
		}
		Set<String> types = new LinkedHashSet<>((schema.getTypes() != null) ? schema.getTypes()
				: Set.of((schema.getType() != null) ? schema.getType() : "object"));
		types.add("null");
		schema.setTypes(types);
		return schema;
	}

	static String snakeCase(String name) {
		return PropertyNamingStrategies.SNAKE_CASE
			.nameForField(dev.novadraw.engine.json.Json.MAPPER.deserializationConfig(), null, name);
	}

}
