package dev.novadraw.gateway.client.command;

import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.novadraw.gateway.client.ClientAdministration;

/**
 * The command {@code client revoke}, which revokes a key.
 */
@Command(name = "revoke", mixinStandardHelpOptions = true,
		description = "Revokes a key and every token issued with it within five seconds.")
final class RevokeCommand implements Runnable {

	private final Supplier<ClientAdministration> administration;

	@Parameters(paramLabel = "KEY-ID", description = "The 8 letters after nova_live_, as 'client show' lists them.")
	private String id = "";

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	RevokeCommand(Supplier<ClientAdministration> administration) {
		this.administration = administration;
	}

	@Override
	public void run() {
		this.administration.get().revoke(this.id);
		this.spec.commandLine()
			.getOut()
			.printf("Key %s is revoked. Every gateway rejects it within five seconds.%n", this.id);
	}

}
