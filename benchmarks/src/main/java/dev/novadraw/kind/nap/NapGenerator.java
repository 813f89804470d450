package dev.novadraw.kind.nap;

import org.springframework.beans.factory.ObjectProvider;

import dev.novadraw.benchmarks.contestant.Nap;
import dev.novadraw.benchmarks.contestant.Naps;
import dev.novadraw.engine.kind.Generator;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.Outcome;
import dev.novadraw.engine.kind.Task;

/**
 * Sleeps.
 */
final class NapGenerator implements Generator<NapInput, NapResult> {

	private final NapKind kind;

	/** Present in measurements of the engine, and absent in those of the gateway. */
	private final ObjectProvider<Naps> naps;

	NapGenerator(NapKind kind, ObjectProvider<Naps> naps) {
		this.kind = kind;
		this.naps = naps;
	}

	@Override
	public Kind<NapInput, NapResult> kind() {
		return this.kind;
	}

	@Override
	public Outcome<NapResult> generate(Task<NapInput> task) {
		this.naps.getObject().run(new Nap(task.input().number(), task.input().millis()));
		return new Outcome.Completed<>(new NapResult(task.input().number()));
	}

}
