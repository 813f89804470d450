package dev.novadraw.gateway;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.Yaml;

/**
 * An operation of the contract.
 *
 * @param method the HTTP method
 * @param path the path, with parameters in braces
 * @param hasBody true if it has a request body
 * @param codes the codes of its problems, by status
 */
public record Endpoint(String method, String path, boolean hasBody, Map<Integer, Set<String>> codes) {

	private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

	private static final Pattern CODE = Pattern.compile("`([A-Z_]+)`");

	/**
	 * Returns all operations of the contract.
	 */
	@SuppressWarnings("unchecked")
	public static List<Endpoint> all() {
		List<Endpoint> all = new ArrayList<>();
		try (Reader yaml = Files.newBufferedReader(Path.of("openapi.yaml"))) {
			Map<String, Object> contract = new Yaml().load(yaml);
			((Map<String, Map<String, Object>>) contract.get("paths")).forEach((path, item) -> METHODS.stream()
				.filter(item::containsKey)
				.forEach((method) -> all.add(of(method, path, (Map<String, Object>) item.get(method)))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return all;
	}

	@SuppressWarnings("unchecked")
	private static Endpoint of(String method, String path, Map<String, Object> operation) {
		Map<Integer, Set<String>> codes = new HashMap<>();
		((Map<Object, Map<String, Object>>) operation.get("responses"))
			.forEach((status, response) -> codes.put(Integer.valueOf(status.toString()),
					new HashSet<>(CODE.matcher(String.valueOf(response.get("description")))
						.results()
						.map((MatchResult match) -> match.group(1))
						.toList())));
		return new Endpoint(method.toUpperCase(Locale.ROOT), path, operation.containsKey("requestBody"), codes);
	}

	public List<String> segments() {
		return Arrays.asList(this.path.split("/"));
	}

	@Override
	public String toString() {
		return this.method + " " + this.path;
	}

}
