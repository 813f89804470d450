package dev.novadraw.engine.kind;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The kinds that this process knows. Two kinds with the same name or collection make the
 * start fail.
 */
public final class KindRegistry {

	private final Map<String, Kind<?, ?>> byName;

	private final Map<String, Kind<?, ?>> byCollection;

	public KindRegistry(Collection<? extends Kind<?, ?>> kinds) {
		this.byName = index(kinds, Kind::name);
		this.byCollection = index(kinds, Kind::collection);
	}

	private static Map<String, Kind<?, ?>> index(Collection<? extends Kind<?, ?>> kinds,
			Function<Kind<?, ?>, String> key) {
		Map<String, Kind<?, ?>> index = new TreeMap<>();
		for (Kind<?, ?> kind : kinds) {
			Kind<?, ?> other = index.putIfAbsent(key.apply(kind), kind);
			if (other != null) {
				throw new IllegalStateException("Two kinds are called '%s': %s and %s; rename one of them"
					.formatted(key.apply(kind), other.getClass().getName(), kind.getClass().getName()));
			}
		}
		return index;
	}

	public Optional<Kind<?, ?>> named(String name) {
		return Optional.ofNullable(this.byName.get(name));
	}

	public Optional<Kind<?, ?>> inCollection(String collection) {
		return Optional.ofNullable(this.byCollection.get(collection));
	}

	public Collection<Kind<?, ?>> all() {
		return List.copyOf(this.byName.values());
	}

	public Set<String> names() {
		return Set.copyOf(this.byName.keySet());
	}

}
