package dev.novadraw.gateway.client.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.novadraw.gateway.client.Client;
import dev.novadraw.gateway.client.ClientAdministration;
import dev.novadraw.gateway.client.ClientAdministration.Listed;

/**
 * The command {@code client list}, which lists the clients.
 */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the clients.")
final class ListCommand implements Runnable {

	private final Supplier<ClientAdministration> administration;

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	ListCommand(Supplier<ClientAdministration> administration) {
		this.administration = administration;
	}

	@Override
	public void run() {
		PrintWriter out = this.spec.commandLine().getOut();
		List<Listed> clients = this.administration.get().all();
		out.printf("%-32s %-8s %-9s %4s  %s%n", "NAME", "KIND", "STATE", "KEYS", "CREATED");
		clients.forEach((listed) -> print(out, listed.client(), listed.keys()));
		if (clients.stream().allMatch((client) -> client.keys() == 0)) {
			out.printf("%nNo client has a key. To create one: client create NAME%n");
		}
	}

	private static void print(PrintWriter out, Client client, long keys) {
		out.printf("%-32s %-8s %-9s %4d  %tF%n", client.getId(), client.isTest() ? "test" : "live",
				(client.getDisabledAt() != null) ? "disabled" : "enabled", keys, client.getCreatedAt().toEpochMilli());
	}

}
