package dev.novadraw.kind.script;

/**
 * What was done.
 */
public record ScriptResult(String act, int attempt) {

}
