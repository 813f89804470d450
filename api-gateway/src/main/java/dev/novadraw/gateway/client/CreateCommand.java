package dev.novadraw.gateway.client;

import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The command {@code client create}, which creates a client with its first key.
 */
@Command(name = "create", mixinStandardHelpOptions = true, description = "Creates a client with its first key.")
final class CreateCommand implements Runnable {

	private final Supplier<ClientAdministration> administration;

	@Mixin
	private ClientArgument client = new ClientArgument();

	@Mixin
	private KeyOptions key = new KeyOptions();

	@Option(names = "--test", description = "Creates a test client: its jobs use the offline model and cost nothing.")
	private boolean test;

	CreateCommand(Supplier<ClientAdministration> administration) {
		this.administration = administration;
	}

	@Override
	public void run() {
		this.key
			.print(this.administration.get().create(this.client.name(), this.test, this.key.scopes(), this.key.days()));
	}

}
