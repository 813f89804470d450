package dev.novadraw.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

import dev.novadraw.engine.json.Json;

/**
 * The examples in the API contract, which are recorded responses, compared with current
 * responses. After a change of the API run {@code ./nova contract --examples}.
 */
final class Examples {

	private static final Path RECORDED = Path
		.of("../api-gateway/src/test/resources/dev/novadraw/gateway/openapi/examples.json");

	private final Client client;

	private final List<Example> examples = new ArrayList<>();

	/**
	 * A response.
	 *
	 * @param operation the id of the operation in the contract
	 * @param status the status of the response
	 * @param type the media type
	 * @param body the body
	 */
	private record Example(String operation, String status, String type, Object body) {
	}

	private Examples(Client client) {
		this.client = client;
	}

	/** Requests all examples from a service. */
	static Examples of(Client client) throws IOException, InterruptedException {
		Examples examples = new Examples(client);
		examples.record();
		return examples;
	}

	void write() throws IOException {
		Files.createDirectories(RECORDED.getParent());
		Files.writeString(RECORDED,
				Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this.examples) + "\n");
	}

	/**
	 * Returns the operation, status and media type of each response, with the names of
	 * all JSON properties.
	 */
	List<String> shapes() {
		return shapes(Json.MAPPER.valueToTree(this.examples));
	}

	/** Returns the shapes of the examples in the contract. */
	static List<String> recordedShapes() throws IOException {
		return shapes(Json.MAPPER.readTree(Files.readString(RECORDED)));
	}

	private void record() throws IOException, InterruptedException {
		Map<String, String> input = Map.of("languages", "en,de", "hero_name", "Mia", "user", "child-17",
				"metadata[album]", "summer");
		HttpResponse<String> accepted = this.client.post("/v1/stories", Drawings.PIG, input);
		keep("createStory", accepted);
		String job = "/v1/jobs/" + id(accepted);
		HttpResponse<String> story = this.client.post("/v1/stories", Drawings.PIG, input, 60);
		keep("createStory", story);
		keep("createStory", this.client.post("/v1/stories", Drawings.PIG, Map.of("languages", "fr")));
		this.client.awaitStatus(id(accepted), "succeeded", Duration.ofMinutes(3));
		keep("getJob", this.client.send("GET", job));
		keep("getJob", this.client.send("GET", "/v1/jobs/01890000-0000-7000-8000-000000000000"));
		keep("listJobs", this.client.send("GET", "/v1/jobs?limit=1&user=child-17"));
		keep("listStories", this.client.send("GET", "/v1/stories?limit=1"));
		keep("getStory", this.client.send("GET", "/v1/stories/" + id(accepted)));
		keep("changeStory", this.client.send("PATCH", "/v1/stories/" + id(accepted), "{\"favorite\": true}"));
		keep("cancelJob", this.client.send("POST", job + "/cancel"));
		keep("retryJob", this.client.send("POST", job + "/retry"));
		keep("createStreamTicket", this.client.send("POST", job + "/stream-tickets"));
		keep("followJob", this.client.send("GET", job + "/events"));
		keep("createClientToken", this.client.send("POST", "/v1/client-tokens", "{\"user\": \"child-17\"}"));
		keep("getMeta", this.client.send("GET", "/v1/meta"));
		HttpResponse<String> receipt = this.client.send("DELETE", "/v1/users/child-17");
		keep("eraseUser", receipt);
		keep("getErasure", this.client.send("GET", "/v1/erasures/" + id(receipt)));
		keep("getJob", this.client.send("GET", job));
	}

	private void keep(String operation, HttpResponse<String> answer) {
		String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
		String body = answer.body()
			.replaceAll("http://127\\.0\\.0\\.1:\\d+", "https://draw.example.org")
			.replaceAll("(nova_[a-z]+_)\\w+", "$1EXAMPLE");
		this.examples.add(new Example(operation, Integer.toString(answer.statusCode()), type,
				type.endsWith("json") ? asShipped(Json.MAPPER.readTree(body)) : body));
	}

	/** Removes the kind that only exists in these tests. */
	private static JsonNode asShipped(JsonNode body) {
		if (body.path("kinds") instanceof ArrayNode kinds) {
			kinds.removeIf((kind) -> kind.path("name").asString().equals("greeting"));
		}
		return body;
	}

	private static String id(HttpResponse<String> answer) {
		return Json.MAPPER.readTree(answer.body()).get("id").asString();
	}

	private static List<String> shapes(JsonNode examples) {
		List<String> shapes = new ArrayList<>();
		examples.forEach((example) -> {
			TreeSet<String> names = new TreeSet<>();
			names(example.get("body"), "", names);
			shapes.add(example.get("operation").asString() + " " + example.get("status").asString() + " "
					+ example.get("type").asString() + " " + names);
		});
		return shapes;
	}

	private static void names(JsonNode node, String before, TreeSet<String> names) {
		node.properties().forEach((property) -> {
			names.add(before + "/" + property.getKey());
			names(property.getValue(), before + "/" + property.getKey(), names);
		});
		for (int i = 0; node.isArray() && i < node.size(); i++) {
			names(node.get(i), before + "/*", names);
		}
	}

}
