package dev.novadraw.kind.script;

/**
 * The act that was performed, and its attempt.
 */
public record ScriptResult(String act, int attempt) {

}
