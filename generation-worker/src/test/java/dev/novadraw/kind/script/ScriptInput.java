package dev.novadraw.kind.script;

/**
 * The script of a job.
 *
 * @param act an act such as {@code succeed} or {@code hang}; several, separated by
 * spaces, are for one attempt each
 */
public record ScriptInput(String act) {

	String actOf(int attempt) {
		String[] acts = this.act.split(" ");
		return acts[Math.min(attempt, acts.length) - 1];
	}

}
