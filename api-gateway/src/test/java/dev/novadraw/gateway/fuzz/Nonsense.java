package dev.novadraw.gateway.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import dev.novadraw.gateway.upload.TestDrawings;

/**
 * Random values, mostly invalid, that are the same for the same seed.
 */
final class Nonsense {

	private static final List<String> STRANGE = List.of("", " ", "null", "true", "-1", "0", "1e999",
			"99999999999999999999", "NaN", "../../etc/passwd", "%00", "\u0000", "'; drop table job; --",
			"${jndi:ldap://x}", "{{7*7}}", "<script>", "a".repeat(300), "a".repeat(9000), "\u202e\u200b", "\ud800",
			"ü€😀", "[]", "{}", "\"", "\\", "\r\nX-Injected: 1", ";", "a,b,,c", "0x10", "1970-01-01", "en,de", "*");

	private static final List<String> JSON = List.of("", "{", "}", "[]", "null", "7", "\"x\"", "{\"a\":}",
			"{\"user\":\"a\"}", "{\"user\":\"a\",\"user\":\"b\"}", "{\"favorite\":true}", "{\"favorite\":\"yes\"}",
			"{\"languages\":[\"en\",\"xx\"]}", "{\"metadata\":{\"a\":1}}", "{\"metadata\":[]}",
			"{\"hero_name\":\"\\u0000\"}", "{\"user\":\"\\ud800\"}", "{\"hero_name\":\"\\udc00x\"}",
			"{\"metadata\":{\"a\":\"\\ud83d\"}}", "{\"metadata\":{\"\\ude00\":\"x\"}}",
			"{\"subject\":\"\\ud83d\\ud83d\"}", "{\"paused\":true,\"reason\":\"\\u0000\"}",
			"{\"paused\":false,\"reason\":\"\\udfff\"}", "{\"weight\":1e-400}", "{\"max_running\":2.5}",
			"{\"max_running\":1}", "{\"code\":\"\\u0000\"}", "{\"kind\":\"\\u0000\",\"per_minute\":1}",
			"{\"client\":\"a\\u0000\"}", "{\"job\":\"x\"}", "{\"from\":\"+1000000000-01-01T00:00:00Z\",\"kind\":\"x\"}",
			"{\"to\":\"-999999999-01-01T00:00:00Z\",\"kind\":\"x\"}", "{\"from\":1e30,\"kind\":\"x\"}",
			"{\"image\":\"\\ud800\"}", "{\"image\":null}", "{\"image\":\"\\u0000\"}", "{\"image\":\"====\"}",
			"{\"ttl_seconds\":1e9,\"user\":\"a\"}", "[".repeat(2000), "{\"a\":".repeat(200),
			"\"" + "x".repeat(70_000) + "\"", "{\"x\":" + "9".repeat(300) + "}");

	private final Random random;

	Nonsense(Random random) {
		this.random = random;
	}

	boolean chance(double probability) {
		return this.random.nextDouble() < probability;
	}

	<T> T anyOf(List<T> some) {
		return some.get(this.random.nextInt(some.size()));
	}

	String text() {
		return chance(0.7) ? anyOf(STRANGE) : new String(bytes(40), StandardCharsets.ISO_8859_1);
	}

	String id(List<String> known) {
		if (chance(0.6) && !known.isEmpty()) {
			return anyOf(known);
		}
		return chance(0.5) ? new UUID(this.random.nextLong(), this.random.nextLong()).toString() : text();
	}

	/** Returns a text with only those bytes that a header may contain. */
	String headerValue(List<String> sensible) {
		String value = chance(0.5) ? anyOf(sensible) : text();
		return value.replaceAll("[^\\x20-\\x7e]", "?");
	}

	byte[] bytes(int max) {
		byte[] bytes = new byte[this.random.nextInt(max + 1)];
		this.random.nextBytes(bytes);
		return bytes;
	}

	String json() {
		return anyOf(JSON);
	}

	/** Returns a drawing, usually a broken one. */
	byte[] drawing() {
		return switch (this.random.nextInt(6)) {
			case 0, 1 -> png();
			case 2 -> mutated(png());
			default -> brokenDrawing();
		};
	}

	byte[] brokenDrawing() {
		byte[] png = png();
		return switch (this.random.nextInt(3)) {
			case 0 -> Arrays.copyOf(png, this.random.nextInt(png.length));
			case 1 -> bytes(500);
			default -> "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII);
		};
	}

	private byte[] png() {
		return TestDrawings.png(50 + this.random.nextInt(20), 50);
	}

	byte[] mutated(byte[] original) {
		byte[] bytes = original.clone();
		for (int i = 1 + this.random.nextInt(5); i > 0 && bytes.length > 0; i--) {
			bytes[this.random.nextInt(bytes.length)] = (byte) this.random.nextInt(256);
		}
		return bytes;
	}

}
