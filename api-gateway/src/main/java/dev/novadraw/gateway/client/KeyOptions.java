package dev.novadraw.gateway.client;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.novadraw.gateway.caller.Scope;
import dev.novadraw.gateway.credential.Token;

/**
 * The options of commands that create a key.
 */
final class KeyOptions {

	@Option(names = "--scope", paramLabel = "SCOPE", split = ",", completionCandidates = Scopes.class,
			description = "Scopes of the key: ${COMPLETION-CANDIDATES}. Default: all except operations.")
	private List<String> scopes = List.of();

	@Option(names = "--days", paramLabel = "N", description = "Days until the key expires, 1 to 3650. Default: never.")
	private @Nullable Integer days;

	@Spec(Spec.Target.MIXEE)
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	/** The available scopes, for the help text. */
	static final class Scopes implements Iterable<String> {

		@Override
		public Iterator<String> iterator() {
			return Scope.grantable().iterator();
		}

	}

	Set<Scope> scopes() {
		if (this.scopes.isEmpty()) {
			return Scope.USUAL;
		}
		return this.scopes.stream().map(this::scope).collect(Collectors.toSet());
	}

	private Scope scope(String name) {
		Optional<Scope> scope = Scope.grantable().contains(name) ? Scope.of(name) : Optional.empty();
		return scope.orElseThrow(() -> new ParameterException(this.spec.commandLine(),
				"There is no scope '%s'. Scopes: %s".formatted(name, String.join(", ", Scope.grantable()))));
	}

	@Nullable Integer days() {
		if (this.days != null && (this.days < 1 || this.days > 3650)) {
			throw new ParameterException(this.spec.commandLine(),
					"--days is %d and must be 1 to 3650".formatted(this.days));
		}
		return this.days;
	}

	/**
	 * Prints a new key. Only the key is written to standard output, so that scripts can
	 * read it; the hint for people is written to standard error.
	 */
	void print(Token key) {
		this.spec.commandLine().getOut().println(key.text());
		this.spec.commandLine().getErr().printf("""

				The key is shown only once; only its hash is stored. Send it as
				  curl -H 'Authorization: Bearer <key>' ...
				and revoke it with
				  client revoke %s
				""", key.id());
	}

}
