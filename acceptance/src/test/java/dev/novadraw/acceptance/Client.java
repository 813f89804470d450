package dev.novadraw.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.json.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An app that uses the service.
 */
final class Client {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final String BOUNDARY = "a-boundary";

	private final String address;

	Client(String address) {
		this.address = address;
	}

	String port() {
		return Integer.toString(URI.create(this.address).getPort());
	}

	/** Submits a drawing and returns the id of the accepted job. */
	String submit(Path drawing, Map<String, String> fields) throws IOException, InterruptedException {
		HttpResponse<String> response = post("/v1/stories", drawing, fields, 0);
		if (response.statusCode() != 202) {
			throw new IllegalStateException(response.statusCode() + " " + response.body());
		}
		return Json.MAPPER.readTree(response.body()).get("id").asString();
	}

	/** Submits a drawing and waits for its story. */
	JsonNode story(Path drawing) throws IOException, InterruptedException {
		JsonNode job = Json.MAPPER.readTree(post("/v1/stories", drawing, Map.of(), 60).body());
		awaitStatus(job.get("id").asString(), "succeeded", Duration.ofMinutes(3));
		return get("/v1/stories/" + job.get("id").asString());
	}

	HttpResponse<String> post(String path, Path drawing, Map<String, String> fields, int waitSeconds)
			throws IOException, InterruptedException {
		return (waitSeconds > 0) ? post(path, drawing, fields, "Prefer", "wait=" + waitSeconds)
				: post(path, drawing, fields);
	}

	HttpResponse<String> post(String path, Path drawing, Map<String, String> fields, String... headers)
			throws IOException, InterruptedException {
		ByteArrayOutputStream form = new ByteArrayOutputStream();
		for (Map.Entry<String, String> field : fields.entrySet()) {
			form.write("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
				.formatted(BOUNDARY, field.getKey(), field.getValue())
				.getBytes(UTF_8));
		}
		form.write("--%s\r\nContent-Disposition: form-data; name=\"drawing\"; filename=\"d.png\"\r\n\r\n"
			.formatted(BOUNDARY)
			.getBytes(UTF_8));
		form.write(Files.readAllBytes(drawing));
		form.write("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8));
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.address + path))
			.timeout(Duration.ofMinutes(3))
			.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
			.POST(BodyPublishers.ofByteArray(form.toByteArray()));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return HTTP.send(request.build(), BodyHandlers.ofString());
	}

	/** Returns a token for one of its users. */
	String tokenOf(String user) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.address + "/v1/client-tokens"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(Json.MAPPER.writeValueAsString(Map.of("user", user))))
			.build();
		return Json.MAPPER.readTree(HTTP.send(request, BodyHandlers.ofString()).body()).get("token").asString();
	}

	/** Sends a request without a body, such as DELETE. */
	HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.address + path))
			.method(method, BodyPublishers.noBody())
			.build();
		return HTTP.send(request, BodyHandlers.ofString());
	}

	/** Sends a request with a JSON body. */
	HttpResponse<String> send(String method, String path, String json) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.address + path))
			.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(json))
			.build();
		return HTTP.send(request, BodyHandlers.ofString());
	}

	byte[] bytes(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.address + path)).build();
		return HTTP.send(request, BodyHandlers.ofByteArray()).body();
	}

	JsonNode get(String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.address + path)).build();
		return Json.MAPPER.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
	}

	String status(String job) {
		try {
			return get("/v1/jobs/" + job).get("status").asString();
		}
		catch (IOException | InterruptedException ex) {
			return "unknown";
		}
	}

	void awaitStatus(String job, String status, Duration timeout) {
		Awaitility.await("job " + job + " to be " + status)
			.atMost(timeout)
			.pollInterval(Duration.ofMillis(100))
			.until(() -> status(job).equals(status));
	}

}
