package dev.novadraw.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.json.Json;

/**
 * A client of server-sent events that reads one event at a time.
 */
public final class EventStream implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final HttpResponse<InputStream> response;

	private final BufferedReader lines;

	private String retry;

	private EventStream(HttpResponse<InputStream> response) {
		this.response = response;
		this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
	}

	public static EventStream open(String url, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/event-stream");
		try {
			return new EventStream(HTTP.send((headers.length > 0) ? request.headers(headers).build() : request.build(),
					BodyHandlers.ofInputStream()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A server-sent event.
	 */
	public record Event(String id, String name, String data) {

		public JsonNode json() {
			return Json.MAPPER.readTree(this.data);
		}

		public String at(String pointer) {
			return json().at(pointer).asString(null);
		}

	}

	public int status() {
		return this.response.statusCode();
	}

	public String header(String name) {
		return this.response.headers().firstValue(name).orElse(null);
	}

	public String retry() {
		return this.retry;
	}

	/**
	 * Returns the next event, null at the end of the stream.
	 */
	public Event next() {
		String id = null;
		String name = null;
		StringBuilder data = new StringBuilder();
		try {
			for (String line = this.lines.readLine(); line != null; line = this.lines.readLine()) {
				if (line.isEmpty() && name != null) {
					return new Event(id, name, data.toString());
				}
				String value = line.substring(line.indexOf(':') + 1);
				switch (line.substring(0, Math.max(0, line.indexOf(':')))) {
					case "id" -> id = value;
					case "event" -> name = value;
					case "data" -> data.append(value);
					case "retry" -> this.retry = value;
					default -> {
					}
				}
			}
			return null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * Returns the next comment and skips events before it; null at the end of the stream.
	 */
	public String nextComment() {
		try {
			for (String line = this.lines.readLine(); line != null; line = this.lines.readLine()) {
				if (line.startsWith(":")) {
					return line.substring(1).strip();
				}
			}
			return null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * Returns the next event with one of these names and skips others.
	 */
	public Event next(String... names) {
		Event event = next();
		while (event != null && !List.of(names).contains(event.name())) {
			event = next();
		}
		return event;
	}

	public List<Event> rest() {
		List<Event> rest = new ArrayList<>();
		for (Event event = next(); event != null; event = next()) {
			rest.add(event);
		}
		return rest;
	}

	@Override
	public void close() {
		try {
			this.response.body().close();
		}
		catch (IOException ex) {
			// Closed all the same.
			return;
		}
	}

}
