package dev.novadraw.gateway.meta;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.novadraw.engine.dispatch.WorkerRepository.Model;
import dev.novadraw.engine.json.Json;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.Language;
import dev.novadraw.gateway.caller.ClientLimits;

/**
 * The capabilities and limits of the service.
 *
 * @param object always {@code meta}
 * @param version the version of the service
 * @param languages the languages of texts
 * @param kinds the kinds that can be generated
 * @param models the models in use
 * @param limits the limits of a request, the same for all callers
 * @param yourLimits the limits of the caller, null where there is none
 * @param egressAddresses the source addresses of webhooks
 */
record MetaResponse(String object, String version, List<JsonNode> languages, List<KindResponse> kinds,
		List<Model> models, Map<String, Long> limits, @Nullable ClientLimits yourLimits, List<String> egressAddresses) {

	static final List<JsonNode> LANGUAGES = Arrays.stream(Language.values())
		.<JsonNode>map(Json.MAPPER::valueToTree)
		.toList();

	/**
	 * A kind that can be generated.
	 *
	 * @param name the name of the kind
	 * @param collection the collection in addresses, as in {@code POST /v1/stories}
	 * @param drawing {@code required}, {@code optional} or {@code none}
	 * @param maxAttempts the maximum number of attempts
	 * @param attemptSeconds the time limit of one attempt
	 * @param deadlineSeconds the time limit of a job without Cancel-After
	 */
	record KindResponse(String name, String collection, String drawing, int maxAttempts, long attemptSeconds,
			long deadlineSeconds) {

		static KindResponse of(Kind<?, ?> kind) {
			return new KindResponse(kind.name(), kind.collection(), kind.drawing().name().toLowerCase(Locale.ROOT),
					kind.maxAttempts(), kind.attemptTimeLimit().toSeconds(), kind.deadline().toSeconds());
		}

	}

}
