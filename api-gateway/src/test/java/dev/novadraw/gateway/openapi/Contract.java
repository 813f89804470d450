package dev.novadraw.gateway.openapi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import jakarta.validation.Validator;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.util.StringUtils;

import dev.novadraw.engine.kind.Kind;

/**
 * Writes the contract from what was found in the code.
 */
@SuppressWarnings({ "rawtypes", "unchecked" })
final class Contract implements OpenApiCustomizer {

	private static final String JOB = "#/components/schemas/JobResponse";

	private final List<Kind<?, ?>> kinds;

	private final Class<?> problem;

	private final Validator validator;

	Contract(List<Kind<?, ?>> kinds, Class<?> problem, Validator validator) {
		this.kinds = kinds;
		this.validator = validator;
		this.problem = problem;
	}

	@Override
	public void customise(OpenAPI api) {
		api.setInfo(new Info().title("Nova Draw")
			.version("v1")
			.description(
					"""
							A child draws; seconds later there is a story about the drawing, in English and German, safe for ages
							4 to 7. A story takes longer than a request should: submit a drawing, get a job, and follow it by
							polling, long polling or streaming. A job that was accepted with 202 is never lost.

							Lengths of texts are in characters, which are Unicode code points, as JSON Schema counts them.""")
			.contact(new Contact().name("The operator of the service"))
			.license(new License().name("Apache 2.0").url("https://www.apache.org/licenses/LICENSE-2.0")));
		api.setServers(List.of(new Server().url("/").description("The server of this document.")));
		api.getComponents()
			.addSecuritySchemes("key", new SecurityScheme().type(SecurityScheme.Type.HTTP)
				.scheme("bearer")
				.description(
						"An API key (`nova_live_…`), a client token (`nova_user_…`) or a JWT of the configured issuer. Not needed while the service runs on your own machine."));
		api.setSecurity(List.of(new SecurityRequirement().addList("key")));
		Inputs.addTo(api.getComponents());
		define(api, this.problem, "Problem");
		new KindPaths(api, this.validator).write(this.kinds);
		new JobSchemas(api).write(this.kinds);
		jobs(api);
		tags(api);
		drop(api, "SseEmitter", "JsonNode");
		sort(api);
		Wording.improve(api);
		JsonSchemaWords.improve(api);
	}

	private static void define(OpenAPI api, Class<?> type, String name) {
		ResolvedSchema resolved = ModelConverters.getInstance(true).readAllAsResolvedSchema(type);
		resolved.referencedSchemas.forEach(api.getComponents()::addSchemas);
		api.getComponents().getSchemas().remove(type.getSimpleName());
		api.getComponents().addSchemas(name, resolved.schema);
	}

	private void jobs(OpenAPI api) {
		for (Kind<?, ?> kind : this.kinds) {
			accepted(api.getPaths().get("/v1/" + kind.collection()).getPost());
			results(api, "/v1/" + kind.collection());
		}
		accepted(api.getPaths().get("/v1/jobs/{id}/retry").getPost());
		Operation get = api.getPaths().get("/v1/jobs/{id}").getGet();
		addHeaders(get, "200", "ETag", "Retry-After", "Preference-Applied");
		get.getResponses().addApiResponse("304", new ApiResponse().description("Not modified."));
		addHeaders(get, "304", "ETag", "Retry-After", "Preference-Applied");
		addHeaders(api.getPaths().get("/v1/jobs/{id}/cancel").getPost(), "200", "ETag", "Retry-After",
				"Preference-Applied");
		Operation events = api.getPaths().get("/v1/jobs/{id}/events").getGet();
		events.getResponses()
			.get("200")
			.setDescription(
					"""
							Server-sent events: first `snapshot` with the whole job, then `status`, `progress` and `partial` (the text
							so far), and at the end `done` with the whole job. `expired` ends a stream whose token or JWT has expired;
							open it again with another one. `id` is the version of the job; resume after it with
							Last-Event-ID or `starting_after`, on any server."""
						.replace("\n", " "));
		events.getResponses()
			.get("200")
			.setContent(new Content().addMediaType("text/event-stream",
					new MediaType().schema(new JsonSchema().types(Set.of("string")))));
		events.getResponses()
			.addApiResponse("204",
					new ApiResponse().description("The job has ended, and the client knows its last event."));
		Operation image = api.getPaths().get("/v1/images/{id}").getGet();
		image.getResponses().get("200").setContent(binary("image/png", "image/jpeg"));
		image.getResponses()
			.addApiResponse("206",
					new ApiResponse().description("The requested bytes.").content(binary("image/png", "image/jpeg")));
		Operation export = api.getPaths().get("/v1/users/{user}/export").getGet();
		export.getResponses().get("200").setDescription("A ZIP archive with a file for each job and each image.");
		export.getResponses().get("200").setContent(binary("application/zip"));
		addHeaders(api.getPaths().get("/v1/jobs").getGet(), "200", "Link");
		rename(api.getPaths().get("/v1/jobs/{id}").getDelete(), "200", "204", "Erased.");
		rename(api.getPaths().get("/v1/images/{id}").getDelete(), "200", "204", "Erased.");
		rename(api.getPaths().get("/v1/users/{user}").getDelete(), "200", "202",
				"The erasure has begun; the receipt says when it is done.");
		addHeaders(api.getPaths().get("/v1/users/{user}").getDelete(), "202", "Location", "Retry-After");
		rename(api.getPaths().get("/v1/client-tokens").getPost(), "200", "201",
				"The token. It is shown only in this response.");
		rename(api.getPaths().get("/v1/jobs/{id}/stream-tickets").getPost(), "200", "201", "The ticket.");
	}

	private static void results(OpenAPI api, String collection) {
		addHeaders(api.getPaths().get(collection).getGet(), "200", "Link");
		PathItem single = api.getPaths().get(collection + "/{id}");
		addHeaders(single.getGet(), "200", "ETag");
		single.getGet().getResponses().addApiResponse("304", new ApiResponse().description("Not modified."));
		addHeaders(single.getGet(), "304", "ETag");
		addHeaders(single.getPatch(), "200", "ETag");
	}

	private static void addHeaders(Operation operation, String status, String... headers) {
		Inputs.addHeaders(operation.getResponses().get(status), headers);
	}

	private static void rename(Operation operation, String from, String to, String description) {
		ApiResponse response = operation.getResponses().remove(from);
		operation.getResponses().addApiResponse(to, response.description(description));
	}

	private static Content binary(String... types) {
		Content content = new Content();
		for (String type : types) {
			content.addMediaType(type,
					new MediaType().schema(new JsonSchema().types(Set.of("string")).format("binary")));
		}
		return content;
	}

	private static void accepted(Operation operation) {
		Schema job = new JsonSchema().$ref(JOB);
		ApiResponse accepted = new ApiResponse().description("The job is accepted and will not be lost.")
			.content(new Content().addMediaType("application/json", new MediaType().schema(job)));
		Inputs.addHeaders(accepted, "Location", "ETag", "Retry-After", "Idempotent-Replayed", "Preference-Applied");
		ApiResponse done = new ApiResponse().description("The job has ended within the time of Prefer.")
			.content(new Content().addMediaType("application/json", new MediaType().schema(job)));
		Inputs.addHeaders(done, "Location", "ETag", "Idempotent-Replayed", "Preference-Applied");
		operation.getResponses().addApiResponse("202", accepted);
		operation.getResponses().addApiResponse("200", done);
	}

	private void tags(OpenAPI api) {
		Set<Tag> tags = new LinkedHashSet<>();
		this.kinds.forEach((kind) -> tags.add(new Tag().name(StringUtils.capitalize(kind.collection()))
			.description("Submitting and reading %s.".formatted(kind.collection()))));
		tags.add(new Tag().name("Jobs").description("Following, canceling, retrying and erasing jobs of all kinds."));
		tags.add(new Tag().name("Images").description("Drawings."));
		tags.add(new Tag().name("Users").description("Erasure and export of all data of an end user."));
		tags.add(new Tag().name("Access").description("Short-lived tokens and tickets."));
		tags.add(new Tag().name("Operations").description("Inspection of jobs. Needs the scope `operations`."));
		tags.add(new Tag().name("Service").description("Capabilities and limits of the service."));
		api.setTags(List.copyOf(tags));
		api.getPaths().get("/v1/jobs/{id}/retry").getPost().setTags(List.of("Jobs"));
	}

	private static void drop(OpenAPI api, String... schemas) {
		for (String schema : schemas) {
			api.getComponents().getSchemas().remove(schema);
		}
	}

	private static void sort(OpenAPI api) {
		Paths paths = new Paths();
		new TreeMap<>(api.getPaths()).forEach(paths::addPathItem);
		api.setPaths(paths);
		api.getComponents().setSchemas((Map) new TreeMap<>(api.getComponents().getSchemas()));
		paths.values().forEach((item) -> item.readOperations().forEach((operation) -> {
			var responses = new ApiResponses();
			new TreeMap<>(operation.getResponses()).forEach(responses::addApiResponse);
			operation.setResponses(responses);
		}));
	}

}
