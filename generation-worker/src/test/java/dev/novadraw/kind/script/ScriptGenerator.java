package dev.novadraw.kind.script;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.novadraw.engine.kind.Generator;
import dev.novadraw.engine.kind.Kind;
import dev.novadraw.engine.kind.Outcome;
import dev.novadraw.engine.kind.Task;
import dev.novadraw.engine.problem.Problem;

/**
 * A generator that follows the script in its input and counts its calls.
 */
public final class ScriptGenerator implements Generator<ScriptInput, ScriptResult> {

	public static final AtomicInteger CALLS = new AtomicInteger();

	public static final AtomicInteger RUNNING = new AtomicInteger();

	public static final AtomicInteger MAX_RUNNING = new AtomicInteger();

	public static final AtomicInteger INTERRUPTED = new AtomicInteger();

	/** Open by default; a closed gate blocks every job whose act is {@code wait}. */
	public static volatile CountDownLatch gate = new CountDownLatch(0);

	private static final Problem PROBLEM = new Problem("SCRIPTED", "Scripted", "The script requires it.", true);

	private final ScriptKind kind;

	ScriptGenerator(ScriptKind kind) {
		this.kind = kind;
	}

	@Override
	public Kind<ScriptInput, ScriptResult> kind() {
		return this.kind;
	}

	@Override
	public Outcome<ScriptResult> generate(Task<ScriptInput> task) {
		CALLS.incrementAndGet();
		MAX_RUNNING.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
		try {
			return act(task.input().actOf(task.attempt()), task.attempt());
		}
		finally {
			RUNNING.decrementAndGet();
		}
	}

	private Outcome<ScriptResult> act(String act, int attempt) {
		return switch (act) {
			case "succeed" -> new Outcome.Completed<>(new ScriptResult(act, attempt));
			case "stubborn" -> {
				ignoreInterrupts();
				yield new Outcome.Completed<>(new ScriptResult(act, attempt));
			}
			case "snooze" -> new Outcome.Snoozed<>(Duration.ofMillis(1), "rate_limited");
			case "unstorable" -> new Outcome.Completed<>(new ScriptResult("a NUL: \0", attempt));
			case "nap", "wait", "hang" -> {
				pause(act);
				yield new Outcome.Completed<>(new ScriptResult(act, attempt));
			}
			case "retry" -> new Outcome.Retry<>(PROBLEM, null);
			case "later" -> new Outcome.Retry<>(PROBLEM, Duration.ofSeconds(1));
			case "fail" -> new Outcome.Failed<>(PROBLEM);
			case "cancel" -> new Outcome.Canceled<>();
			case "overflow" -> act(act, attempt + 1);
			case "throw" -> throw new IllegalStateException("a secret that must not be logged");
			default -> throw new IllegalArgumentException(act);
		};
	}

	private static void ignoreInterrupts() {
		boolean open = false;
		while (!open) {
			try {
				gate.await();
				open = true;
			}
			catch (InterruptedException ex) {
				INTERRUPTED.incrementAndGet();
			}
		}
	}

	private static void pause(String act) {
		try {
			switch (act) {
				case "nap" -> TimeUnit.MILLISECONDS.sleep(50);
				case "wait" -> gate.await();
				default -> new CountDownLatch(1).await();
			}
		}
		catch (InterruptedException ex) {
			INTERRUPTED.incrementAndGet();
			throw new IllegalStateException("interrupted", ex);
		}
	}

}
