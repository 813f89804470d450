package dev.novadraw.gateway.client;

import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The command {@code client key}, which creates another key for a client.
 */
@Command(name = "key", mixinStandardHelpOptions = true,
		description = "Creates another key for a client, for example to replace one.")
final class KeyCommand implements Runnable {

	private final Supplier<ClientAdministration> administration;

	@Mixin
	private ClientArgument client = new ClientArgument();

	@Mixin
	private KeyOptions key = new KeyOptions();

	KeyCommand(Supplier<ClientAdministration> administration) {
		this.administration = administration;
	}

	@Override
	public void run() {
		this.key.print(this.administration.get().addKey(this.client.name(), this.key.scopes(), this.key.days()));
	}

}
