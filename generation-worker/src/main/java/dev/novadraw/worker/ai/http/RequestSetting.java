package dev.novadraw.worker.ai.http;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A setting in the JSON of a request that a model may not accept, and what is done then.
 *
 * @param path the place of the setting in the JSON
 * @param phrases words in the messages of errors that mean the setting, in lower case
 * @param change the change of a request whose setting is not accepted; null if there is
 * no request without it
 */
public record RequestSetting(List<String> path, List<String> phrases, @Nullable Change change) {

	/**
	 * Returns a setting that is left out if it is not accepted.
	 */
	public static RequestSetting removable(List<String> path, String... phrases) {
		return new RequestSetting(path, List.of(phrases), (parent, name) -> parent.remove(name));
	}

	/**
	 * Returns a setting without which there is no request.
	 */
	public static RequestSetting required(List<String> path, String... phrases) {
		return new RequestSetting(path, List.of(phrases), null);
	}

	/**
	 * Returns a setting that is sent under another name if it is not accepted.
	 */
	public static RequestSetting renamable(List<String> path, String newName) {
		return new RequestSetting(path, List.of(path.getLast()),
				(parent, name) -> parent.set(newName, parent.remove(name)));
	}

	/**
	 * Returns a setting that gets another value if it is not accepted.
	 */
	public static RequestSetting replaceable(List<String> path, JsonNode value, String... phrases) {
		return new RequestSetting(path, List.of(phrases), (parent, name) -> parent.set(name, value));
	}

	public String name() {
		return this.path.getLast();
	}

	/**
	 * Returns true if an error means this setting.
	 * @param param the setting that the error names, perhaps with its place
	 */
	boolean isMeantBy(String param) {
		return Arrays.asList(param.split("[.\\[\\]:]+")).contains(name());
	}

	boolean isIn(ObjectNode request) {
		ObjectNode parent = parent(request);
		return parent != null && parent.has(name());
	}

	/**
	 * Returns true if a request can do without the setting.
	 */
	boolean isChangeable() {
		return this.change != null;
	}

	/**
	 * Changes a request if it contains the setting.
	 */
	void applyTo(ObjectNode request) {
		ObjectNode parent = parent(request);
		if (this.change != null && parent != null && parent.has(name())) {
			this.change.apply(parent, name());
		}
	}

	private @Nullable ObjectNode parent(ObjectNode request) {
		JsonNode parent = request;
		for (String name : this.path.subList(0, this.path.size() - 1)) {
			parent = parent.path(name);
		}
		return (parent instanceof ObjectNode object) ? object : null;
	}

	/**
	 * A change of a setting.
	 */
	@FunctionalInterface
	public interface Change {

		/**
		 * Changes the setting with this name in its parent.
		 */
		void apply(ObjectNode parent, String name);

	}

}
