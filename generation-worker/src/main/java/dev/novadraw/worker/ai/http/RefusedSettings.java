package dev.novadraw.worker.ai.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

import dev.novadraw.worker.ai.answer.Envelope;
import dev.novadraw.worker.ai.answer.Meaning;
import dev.novadraw.worker.ai.answer.ProviderError;

/**
 * The settings that a model did not accept, for as long as this process runs. Requests
 * are sent without them. Thread-safe.
 */
public final class RefusedSettings {

	private static final Logger log = LoggerFactory.getLogger(RefusedSettings.class);

	private final String route;

	private final List<RequestSetting> known;

	private final CopyOnWriteArrayList<RequestSetting> refused = new CopyOnWriteArrayList<>();

	/**
	 * Creates an empty list of refused settings.
	 * @param route the provider and its model, for the log
	 * @param known the settings that requests can do without, in the order in which they
	 * are tried
	 */
	public RefusedSettings(String route, List<RequestSetting> known) {
		this.route = route;
		this.known = List.copyOf(known);
	}

	/**
	 * Begins a request, without the settings that are known to be refused.
	 */
	Trial begin(Request request) throws IOException {
		Trial trial = new Trial(request);
		trial.change(this.refused);
		return trial;
	}

	/**
	 * A request, and what had to be changed in it so far.
	 */
	final class Trial {

		private final List<RequestSetting> changed = new ArrayList<>();

		private Request request;

		private Trial(Request request) {
			this.request = request;
		}

		Request request() {
			return this.request;
		}

		/**
		 * Returns words in messages that mean a setting in this request, with the name of
		 * the setting.
		 */
		Map<String, String> phrases() throws IOException {
			Map<String, String> phrases = new LinkedHashMap<>();
			present().forEach((setting) -> setting.phrases().forEach((words) -> phrases.put(words, setting.name())));
			return phrases;
		}

		private List<RequestSetting> present() throws IOException {
			ObjectNode json = json();
			return RefusedSettings.this.known.stream().filter((setting) -> json != null && setting.isIn(json)).toList();
		}

		/**
		 * Changes the request so that it does not contain what was refused; returns false
		 * if that is not possible.
		 */
		boolean changeAfter(ProviderError error) throws IOException {
			String param = error.param();
			if (error.meaning() != Meaning.OPERATOR || param == null) {
				return false;
			}
			RequestSetting setting = present().stream()
				.filter((one) -> one.isMeantBy(param) && one.isChangeable() && !this.changed.contains(one))
				.findFirst()
				.orElse(null);
			return setting != null && change(List.of(setting));
		}

		private boolean change(List<RequestSetting> settings) throws IOException {
			ObjectNode json = settings.isEmpty() ? null : json();
			if (json == null) {
				return false;
			}
			settings.forEach((setting) -> setting.applyTo(json));
			this.changed.addAll(settings);
			RequestBody body = this.request.body();
			this.request = this.request.newBuilder()
				.method(this.request.method(),
						RequestBody.create(Envelope.MAPPER.writeValueAsBytes(json),
								(body != null) ? body.contentType() : null))
				.build();
			return true;
		}

		private @Nullable ObjectNode json() throws IOException {
			RequestBody body = this.request.body();
			if (body == null || body.isOneShot()) {
				return null;
			}
			Buffer buffer = new Buffer();
			body.writeTo(buffer);
			try {
				return (Envelope.MAPPER.readTree(buffer.inputStream()) instanceof ObjectNode object) ? object : null;
			}
			catch (JacksonException ex) {
				return null;
			}
		}

		/**
		 * Remembers the changes, with which the provider accepted the request.
		 */
		void accepted() {
			this.changed.stream()
				.filter(RefusedSettings.this.refused::addIfAbsent)
				.forEach((setting) -> log.warn("Setting not accepted, left out from now on: route={} setting={}",
						RefusedSettings.this.route, setting.name()));
		}

	}

}
