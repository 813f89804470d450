package dev.novadraw.gateway.meta;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.novadraw.dispatch.Workers.Model;
import dev.novadraw.gateway.access.ClientLimits;
import dev.novadraw.json.Json;
import dev.novadraw.kind.Kind;
import dev.novadraw.kind.Language;

/**
 * What a client may want to know before it asks for anything.
 *
 * @param object always {@code meta}
 * @param version of the service
 * @param languages in which texts are made
 * @param kinds what can be made
 * @param models what makes it at the moment
 * @param limits what a request may hold, the same for everybody
 * @param yourLimits how much the caller may do, null where nothing is limited
 * @param egressAddresses from where webhooks come
 */
record MetaBody(String object, String version, List<JsonNode> languages, List<KindBody> kinds, List<Model> models,
		Map<String, Long> limits, @Nullable ClientLimits yourLimits, List<String> egressAddresses) {

	static final List<JsonNode> LANGUAGES = Arrays.stream(Language.values())
		.<JsonNode>map(Json.MAPPER::valueToTree)
		.toList();

	/**
	 * Something that can be made.
	 *
	 * @param name of the kind
	 * @param collection where it is asked for, as in {@code POST /v1/stories}
	 * @param drawing whether a drawing is needed
	 * @param maxAttempts how often one is tried
	 * @param attemptSeconds how long one attempt may take
	 * @param deadlineSeconds how long a job may take, unless Cancel-After says otherwise
	 */
	record KindBody(String name, String collection, String drawing, int maxAttempts, long attemptSeconds,
			long deadlineSeconds) {

		static KindBody of(Kind<?, ?> kind) {
			return new KindBody(kind.name(), kind.collection(), kind.drawing().name().toLowerCase(Locale.ROOT),
					kind.maxAttempts(), kind.attemptTimeLimit().toSeconds(), kind.deadline().toSeconds());
		}

	}

}
