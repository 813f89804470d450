package dev.novadraw.kind.script;

import java.time.Duration;

import dev.novadraw.engine.kind.DrawingUse;
import dev.novadraw.engine.kind.Kind;

public final class ScriptKind implements Kind<ScriptInput, ScriptResult> {

	/** Longer than any test, for tests that do not shorten it. */
	public static final Duration NEVER_REACHED = Duration.ofMinutes(10);

	/** The time limit of attempts that start from now on. */
	public static volatile Duration timeLimit = NEVER_REACHED;

	@Override
	public String name() {
		return "script";
	}

	@Override
	public String collection() {
		return "scripts";
	}

	@Override
	public Class<ScriptInput> inputType() {
		return ScriptInput.class;
	}

	@Override
	public Class<ScriptResult> resultType() {
		return ScriptResult.class;
	}

	@Override
	public DrawingUse drawing() {
		return DrawingUse.NONE;
	}

	@Override
	public Duration attemptTimeLimit() {
		return timeLimit;
	}

}
