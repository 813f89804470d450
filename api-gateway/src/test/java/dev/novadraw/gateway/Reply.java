package dev.novadraw.gateway;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.json.Json;

/**
 * A response of the gateway.
 */
public record Reply(HttpResponse<byte[]> response) {

	public int status() {
		return this.response.statusCode();
	}

	public String header(String name) {
		return this.response.headers().firstValue(name).orElse(null);
	}

	public byte[] bytes() {
		return this.response.body();
	}

	public String text() {
		return new String(bytes(), StandardCharsets.UTF_8);
	}

	public JsonNode json() {
		return Json.MAPPER.readTree(bytes());
	}

	/** Returns a value of the JSON body, such as {@code /errors/0/pointer}. */
	public String at(String pointer) {
		return json().at(pointer).asString(null);
	}

	@Override
	public String toString() {
		return status() + " " + this.response.headers().map() + " " + text();
	}

}
