package dev.novadraw.engine.json;

import java.time.Instant;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Writes and reads JSON. Names are snake_case and nulls are included. Because input is
 * not trusted, unknown and repeated keys and values of another type are rejected, and
 * size and depth are limited.
 */
public final class Json {

	/**
	 * The mapper; thread-safe and never changed.
	 */
	public static final JsonMapper MAPPER = JsonMapper.builder(factory())
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enumNamingStrategy(EnumNamingStrategies.LOWER_CASE)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
		.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
		.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
		.withCoercionConfigDefaults((all) -> all.setAcceptBlankAsEmpty(false)
			.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
		.withCoercionConfig(LogicalType.Textual, Json::textsOnly)
		.withCoercionConfig(LogicalType.Boolean,
				(booleans) -> booleans.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
		.addModule(new SimpleModule().addDeserializer(Instant.class, new InstantText()))
		.build();

	private Json() {
	}

	// Rejects numbers and booleans for texts: such a value belongs to another field.
	private static void textsOnly(MutableCoercionConfig texts) {
		texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
			.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
			.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
	}

	private static JsonFactory factory() {
		return JsonFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(32)
				.maxStringLength(64 * 1024)
				.maxNumberLength(100)
				.maxNameLength(256)
				.build())
			.build();
	}

}
