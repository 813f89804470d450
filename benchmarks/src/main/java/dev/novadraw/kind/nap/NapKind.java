package dev.novadraw.kind.nap;

import dev.novadraw.engine.kind.DrawingUse;
import dev.novadraw.engine.kind.Kind;

/**
 * A nap, without a drawing.
 */
final class NapKind implements Kind<NapInput, NapResult> {

	@Override
	public String name() {
		return "nap";
	}

	@Override
	public String collection() {
		return "naps";
	}

	@Override
	public Class<NapInput> inputType() {
		return NapInput.class;
	}

	@Override
	public Class<NapResult> resultType() {
		return NapResult.class;
	}

	@Override
	public DrawingUse drawing() {
		return DrawingUse.NONE;
	}

}
