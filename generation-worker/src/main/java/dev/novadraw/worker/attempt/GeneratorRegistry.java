package dev.novadraw.worker.attempt;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.novadraw.engine.kind.Generator;
import dev.novadraw.engine.kind.KindRegistry;

/**
 * The generators of this worker, by the name of their kind. Jobs of other kinds are left
 * to other workers.
 */
public final class GeneratorRegistry {

	private final Map<String, Generator<?, ?>> byKind;

	public GeneratorRegistry(Collection<Generator<?, ?>> generators) {
		// Throws if two generators have the same kind.
		KindRegistry kinds = new KindRegistry(generators.stream().map(Generator::kind).toList());
		this.byKind = generators.stream()
			.filter((generator) -> kinds.named(generator.kind().name()).isPresent())
			.collect(Collectors.toMap((generator) -> generator.kind().name(), Function.identity()));
	}

	public Optional<Generator<?, ?>> of(String kind) {
		return Optional.ofNullable(this.byKind.get(kind));
	}

	public Set<String> kinds() {
		return Set.copyOf(this.byKind.keySet());
	}

}
