package dev.novadraw.engine.json;

import java.time.DateTimeException;
import java.time.Instant;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads times in the text format of RFC 3339, with years of four digits. Numbers are
 * rejected, because they could be seconds or milliseconds.
 */
final class InstantText extends StdScalarDeserializer<Instant> {

	private static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");

	private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999999Z");

	InstantText() {
		super(Instant.class);
	}

	@Override
	public Instant deserialize(JsonParser json, DeserializationContext context) {
		if (!json.hasToken(JsonToken.VALUE_STRING)) {
			return (Instant) context.handleUnexpectedToken(getValueType(context), json);
		}
		String text = json.getString();
		try {
			Instant time = Instant.parse(text);
			if (!time.isBefore(MIN) && !time.isAfter(MAX)) {
				return time;
			}
		}
		catch (DateTimeException ex) {
			// Rejected below, like times outside the range of years.
		}
		return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a time of RFC 3339");
	}

}
