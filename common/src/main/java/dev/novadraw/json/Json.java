package dev.novadraw.json;

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
import tools.jackson.databind.type.LogicalType;

/**
 * The one way this system writes and reads JSON: snake_case names, nulls spelled out,
 * unknown or doubled keys refused, and bounds on size and depth, since what is read often
 * comes from strangers.
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
		.withCoercionConfig(LogicalType.Textual, Json::textsOnly)
		.build();

	private Json() {
	}

	// Whoever sends 7 or true for a text has mistaken the field.
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
